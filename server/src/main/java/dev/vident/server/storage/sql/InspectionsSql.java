package dev.vident.server.storage.sql;

import dev.vident.server.composition.CompositionState;
import dev.vident.server.identification.Inspection;
import dev.vident.server.identification.InspectionStore;
import dev.vident.server.identification.RenderedCall;
import dev.vident.server.identification.VideoIdentAnswer;
import dev.vident.server.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Inspections in the database. Thread-safe.
final class InspectionsSql implements InspectionStore {
    private static final String ANSWER =
            "select mode, video_ident_answer from inspection where id = ?";

    private final Database database;

    InspectionsSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Inspection inspection, byte[] videoIdentAnswer) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into inspection
                                  (id, applicant_id, mode, video_ident_answer)
                                values (:id, :applicantId, :mode, :answer)
                                """)
                        .bind("id", inspection.id())
                        .bind("applicantId", inspection.applicantId())
                        .bind("mode", inspection.mode().name())
                        .bind("answer", videoIdentAnswer)
                        .execute());
    }

    @Override
    public void updateVideoIdentAnswer(String id, byte[] videoIdentAnswer) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                update inspection set video_ident_answer = :answer
                                 where id = :id
                                """)
                        .bind("answer", videoIdentAnswer)
                        .bind("id", id)
                        .execute());
    }

    @Override
    public Optional<Inspection> find(String id) {
        return database.read(handle ->
                handle.createQuery("select id, applicant_id, mode from inspection where id = :id")
                        .bind("id", id)
                        .map((row, _) ->
                                new Inspection(
                                        row.getString("id"),
                                        row.getString("applicant_id"),
                                        Mode.valueOf(row.getString("mode"))))
                        .findOne());
    }

    @Override
    public @Nullable VideoIdentAnswer videoIdentAnswer(String id) {
        return database.readKept(
                ANSWER,
                id,
                row -> new VideoIdentAnswer(Mode.valueOf(row.getString(1)), row.getBytes(2)));
    }

    @Override
    public List<RenderedCall> renderedCalls(String id) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select rendering_started_at, media_id, state
                                  from composition
                                 where inspection_id = :id
                                   and rendering_started_at is not null
                                 order by rendering_started_at, call_id
                                """)
                        .bind("id", id)
                        .map((row, _) -> renderedCall(row))
                        .list());
    }

    private static RenderedCall renderedCall(ResultSet row) throws SQLException {
        Instant createdAt = Columns.instant(row, "rendering_started_at");
        return switch (StoredJson.read(CompositionState.class, row.getString("state"))) {
            case CompositionState.Ready ready ->
                    new RenderedCall(createdAt, ready.durationSeconds(), row.getString("media_id"));
            case CompositionState.Recorded _,
                    CompositionState.Rendering _,
                    CompositionState.Failed _ ->
                    new RenderedCall(createdAt, null, null);
        };
    }
}
