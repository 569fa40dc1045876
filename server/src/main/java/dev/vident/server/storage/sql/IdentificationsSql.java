package dev.vident.server.storage.sql;

import dev.vident.server.identification.Identification;
import dev.vident.server.identification.IdentificationStore;
import dev.vident.server.identification.State;
import dev.vident.server.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Identifications in the database. Thread-safe.
final class IdentificationsSql implements IdentificationStore {
    private static final String SELECT = "select * from identification ";
    private static final String BY_ID = SELECT + "where id = :id";

    private final Database database;

    IdentificationsSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Identification identification) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into identification
                                  (id, applicant_id, inspection_id, mode, level_name, attempt,
                                   state, waiting_since, in_call, operator_name, created_at)
                                values (:id, :applicantId, :inspectionId, :mode, :levelName,
                                   :attempt, :state, :waitingSince, :inCall, :operatorName,
                                   :createdAt)
                                """)
                        .bind("id", identification.id())
                        .bind("applicantId", identification.applicantId())
                        .bind("inspectionId", identification.inspectionId())
                        .bind("mode", identification.mode().name())
                        .bind("levelName", identification.levelName())
                        .bind("attempt", identification.attempt())
                        .bind("state", state(identification))
                        .bind("waitingSince", waitingSince(identification))
                        .bind("inCall", inCall(identification))
                        .bind("operatorName", identification.operatorName())
                        .bind("createdAt", identification.createdAt().toEpochMilli())
                        .execute());
    }

    @Override
    public void update(Identification identification) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                update identification
                                   set state = :state, waiting_since = :waitingSince,
                                       in_call = :inCall, operator_name = :operatorName
                                 where id = :id
                                """)
                        .bind("id", identification.id())
                        .bind("state", state(identification))
                        .bind("waitingSince", waitingSince(identification))
                        .bind("inCall", inCall(identification))
                        .bind("operatorName", identification.operatorName())
                        .execute());
    }

    @Override
    public Optional<Identification> find(String id) {
        return database.read(handle ->
                handle.createQuery(BY_ID)
                        .bind("id", id)
                        .map((row, _) -> identification(row))
                        .findOne());
    }

    @Override
    public Optional<Identification> lock(String id) {
        return database.write(handle ->
                handle.createQuery(BY_ID + database.dialect().forUpdate())
                        .bind("id", id)
                        .map((row, _) -> identification(row))
                        .findOne());
    }

    @Override
    public Optional<Identification> latestOfApplicant(String applicantId) {
        return database.read(handle ->
                handle.createQuery(
                                SELECT
                                        + "where applicant_id = :applicantId order by attempt"
                                        + " desc limit 1")
                        .bind("applicantId", applicantId)
                        .map((row, _) -> identification(row))
                        .findOne());
    }

    @Override
    public List<Identification> waiting() {
        return database.read(handle ->
                handle.createQuery(
                                SELECT
                                        + "where waiting_since is not null order by"
                                        + " waiting_since, id")
                        .map((row, _) -> identification(row))
                        .list());
    }

    @Override
    public List<Identification> inCall() {
        return database.read(handle ->
                handle.createQuery(SELECT + "where in_call = 1 order by id")
                        .map((row, _) -> identification(row))
                        .list());
    }

    @Override
    public List<Identification> newest(int limit) {
        return database.read(handle ->
                handle.createQuery(SELECT + "order by created_at desc, id desc limit :limit")
                        .bind("limit", limit)
                        .map((row, _) -> identification(row))
                        .list());
    }

    private static Identification identification(ResultSet row) throws SQLException {
        return new Identification(
                row.getString("id"),
                row.getString("applicant_id"),
                row.getString("inspection_id"),
                Mode.valueOf(row.getString("mode")),
                row.getString("level_name"),
                row.getInt("attempt"),
                StoredJson.read(State.class, row.getString("state")),
                row.getString("operator_name"),
                Columns.instant(row, "created_at"));
    }

    private static String state(Identification identification) {
        return StoredJson.write(State.class, identification.state());
    }

    private static @Nullable Long waitingSince(Identification identification) {
        return identification.state() instanceof State.Waiting waiting
                ? waiting.since().toEpochMilli()
                : null;
    }

    private static int inCall(Identification identification) {
        return identification.state() instanceof State.InCall ? 1 : 0;
    }
}
