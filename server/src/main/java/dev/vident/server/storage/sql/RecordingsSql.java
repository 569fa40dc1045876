package dev.vident.server.storage.sql;

import dev.vident.server.recording.Recording;
import dev.vident.server.recording.RecordingStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Recordings in the database. Thread-safe.
final class RecordingsSql implements RecordingStore {
    private final Database database;

    RecordingsSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Recording recording) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into recording
                                  (call_id, folder, opened_at, finished_at, manifest_sha256)
                                values (:callId, :folder, :openedAt, :finishedAt,
                                   :manifestSha256)
                                """)
                        .bind("callId", recording.callId())
                        .bind("folder", recording.folder())
                        .bind("openedAt", recording.openedAt().toEpochMilli())
                        .bind("finishedAt", Columns.millis(recording.finishedAt()))
                        .bind("manifestSha256", recording.manifestSha256())
                        .execute());
    }

    @Override
    public boolean finish(String callId, Instant at, String manifestSha256) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        update recording
                                           set finished_at = :at,
                                               manifest_sha256 = :manifestSha256
                                         where call_id = :callId and finished_at is null
                                        """)
                                .bind("at", at.toEpochMilli())
                                .bind("manifestSha256", manifestSha256)
                                .bind("callId", callId)
                                .execute()
                        == 1);
    }

    @Override
    public Optional<Recording> find(String callId) {
        return database.read(handle ->
                handle.createQuery("select * from recording where call_id = :callId")
                        .bind("callId", callId)
                        .map((row, _) -> recording(row))
                        .findOne());
    }

    @Override
    public List<Recording> open() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select * from recording where finished_at is null
                                 order by opened_at, call_id
                                """)
                        .map((row, _) -> recording(row))
                        .list());
    }

    private static Recording recording(ResultSet row) throws SQLException {
        return new Recording(
                row.getString("call_id"),
                row.getString("folder"),
                Columns.instant(row, "opened_at"),
                Columns.instantOrNull(row, "finished_at"),
                row.getString("manifest_sha256"));
    }
}
