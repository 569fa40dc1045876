package dev.vident.server.storage.sql;

import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Compositions in the database. Thread-safe.
final class CompositionsSql implements CompositionStore {
    private static final String SELECT = "select * from composition ";

    private final Database database;

    CompositionsSql(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(Composition composition) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        insert into composition
                                          (call_id, media_id, applicant_id, inspection_id,
                                           mode, state, recorded_at, rendering_started_at)
                                        values (:callId, :mediaId, :applicantId,
                                           :inspectionId, :mode, :state, :recordedAt,
                                           :renderingStartedAt)
                                        on conflict (call_id) do nothing
                                        """)
                                .bind("callId", composition.callId())
                                .bind("mediaId", composition.mediaId())
                                .bind("applicantId", composition.applicantId())
                                .bind("inspectionId", composition.inspectionId())
                                .bind("mode", composition.mode().name())
                                .bind("state", state(composition))
                                .bind("recordedAt", composition.recordedAt().toEpochMilli())
                                .bind(
                                        "renderingStartedAt",
                                        Columns.millis(composition.renderingStartedAt()))
                                .execute()
                        == 1);
    }

    @Override
    public void update(Composition composition) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                update composition
                                   set state = :state,
                                       rendering_started_at = :renderingStartedAt
                                 where call_id = :callId
                                """)
                        .bind("state", state(composition))
                        .bind(
                                "renderingStartedAt",
                                Columns.millis(composition.renderingStartedAt()))
                        .bind("callId", composition.callId())
                        .execute());
    }

    @Override
    public Optional<Composition> find(String callId) {
        return database.read(handle ->
                handle.createQuery(SELECT + "where call_id = :callId")
                        .bind("callId", callId)
                        .map((row, _) -> composition(row))
                        .findOne());
    }

    @Override
    public Optional<Composition> findByMediaId(String mediaId) {
        return database.read(handle ->
                handle.createQuery(SELECT + "where media_id = :mediaId")
                        .bind("mediaId", mediaId)
                        .map((row, _) -> composition(row))
                        .findOne());
    }

    @Override
    public List<Composition> ofApplicant(String applicantId) {
        return database.read(handle ->
                handle.createQuery(
                                SELECT
                                        + "where applicant_id = :applicantId order by"
                                        + " recorded_at, call_id")
                        .bind("applicantId", applicantId)
                        .map((row, _) -> composition(row))
                        .list());
    }

    private static String state(Composition composition) {
        return StoredJson.write(CompositionState.class, composition.state());
    }

    private static Composition composition(ResultSet row) throws SQLException {
        return new Composition(
                row.getString("call_id"),
                row.getString("media_id"),
                row.getString("applicant_id"),
                row.getString("inspection_id"),
                Mode.valueOf(row.getString("mode")),
                StoredJson.read(CompositionState.class, row.getString("state")),
                Columns.instant(row, "recorded_at"),
                Columns.instantOrNull(row, "rendering_started_at"));
    }
}
