package dev.vident.server.storage.sql;

import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.call.CallStore;
import dev.vident.server.call.Seat;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Redacted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Calls in the database. Thread-safe.
final class CallsSql implements CallStore {
    private static final String SELECT = "select * from video_call ";

    private final Database database;

    CallsSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Call call) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into video_call
                                  (id, identification_id, applicant_id, inspection_id, mode,
                                   operator_id, operator_name, state, ended, started_at)
                                values (:id, :identificationId, :applicantId, :inspectionId,
                                   :mode, :operatorId, :operatorName, :state, :ended,
                                   :startedAt)
                                """)
                        .bind("id", call.id())
                        .bind("identificationId", call.identificationId())
                        .bind("applicantId", call.applicantId())
                        .bind("inspectionId", call.inspectionId())
                        .bind("mode", call.mode().name())
                        .bind("operatorId", call.operatorId())
                        .bind("operatorName", call.operatorName())
                        .bind("state", StoredJson.write(CallState.class, call.state()))
                        .bind("ended", call.ended() ? 1 : 0)
                        .bind("startedAt", call.startedAt().toEpochMilli())
                        .execute());
    }

    @Override
    public void update(Call call) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                update video_call set state = :state, ended = :ended
                                 where id = :id
                                """)
                        .bind("state", StoredJson.write(CallState.class, call.state()))
                        .bind("ended", call.ended() ? 1 : 0)
                        .bind("id", call.id())
                        .execute());
    }

    @Override
    public Optional<Call> find(String id) {
        return database.read(handle ->
                handle.createQuery(SELECT + "where id = :id")
                        .bind("id", id)
                        .map((row, _) -> call(row))
                        .findOne());
    }

    @Override
    public List<Call> open() {
        return database.read(handle ->
                handle.createQuery(SELECT + "where ended = 0 order by started_at, id")
                        .map((row, _) -> call(row))
                        .list());
    }

    @Override
    public List<Call> ofIdentification(String identificationId) {
        return of("identification_id", identificationId);
    }

    @Override
    public List<Call> ofApplicant(String applicantId) {
        return of("applicant_id", applicantId);
    }

    @Override
    public void setOrigin(String callId, Redacted<String> origin) {
        database.change(handle ->
                handle.createUpdate(
                                "update video_call set applicant_origin = :origin where id = :id")
                        .bind("origin", origin.value())
                        .bind("id", callId)
                        .execute());
    }

    @Override
    public Optional<Redacted<String>> origin(String callId) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select applicant_origin from video_call
                                 where id = :id and applicant_origin is not null
                                """)
                        .bind("id", callId)
                        .map((row, _) -> Redacted.of(row.getString("applicant_origin")))
                        .findOne());
    }

    @Override
    public int nextEpoch(String callId, Seat seat) {
        return database.write(handle ->
                handle.createQuery(
                                """
                                insert into call_seat (call_id, seat, epoch)
                                values (:callId, :seat, 1)
                                on conflict (call_id, seat)
                                  do update set epoch = call_seat.epoch + 1
                                returning epoch
                                """)
                        .bind("callId", callId)
                        .bind("seat", seat.name())
                        .mapTo(Integer.class)
                        .one());
    }

    private List<Call> of(String column, String id) {
        return database.read(handle ->
                handle.createQuery(SELECT + "where " + column + " = :id order by started_at, id")
                        .bind("id", id)
                        .map((row, _) -> call(row))
                        .list());
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                row.getString("id"),
                row.getString("identification_id"),
                row.getString("applicant_id"),
                row.getString("inspection_id"),
                Mode.valueOf(row.getString("mode")),
                row.getString("operator_id"),
                row.getString("operator_name"),
                StoredJson.read(CallState.class, row.getString("state")),
                Columns.instant(row, "started_at"));
    }
}
