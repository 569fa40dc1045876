package dev.vident.server.storage.sql;

import dev.vident.server.script.Still;
import dev.vident.server.script.StillKind;
import dev.vident.server.script.StillStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What is known about stills, in the database. Thread-safe.
final class StillsSql implements StillStore {
    private final Database database;

    StillsSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Still still) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into still
                                  (image_id, applicant_id, inspection_id, call_id, attempt_id,
                                   kind, file_name, content_type, size_bytes, width, height,
                                   sha256, blob_key, taken_at, deactivated)
                                values (:imageId, :applicantId, :inspectionId, :callId,
                                   :attemptId, :kind, :fileName, :contentType, :sizeBytes,
                                   :width, :height, :sha256, :blobKey, :takenAt, :deactivated)
                                """)
                        .bind("imageId", still.imageId())
                        .bind("applicantId", still.applicantId())
                        .bind("inspectionId", still.inspectionId())
                        .bind("callId", still.callId())
                        .bind("attemptId", still.attemptId())
                        .bind("kind", still.kind().name())
                        .bind("fileName", still.fileName())
                        .bind("contentType", still.contentType())
                        .bind("sizeBytes", still.sizeBytes())
                        .bind("width", still.width())
                        .bind("height", still.height())
                        .bind("sha256", still.sha256())
                        .bind("blobKey", still.blobKey())
                        .bind("takenAt", still.takenAt().toEpochMilli())
                        .bind("deactivated", still.deactivated() ? 1 : 0)
                        .execute());
    }

    @Override
    public void setDeactivated(long imageId, boolean deactivated) {
        database.change(handle ->
                handle.createUpdate(
                                "update still set deactivated = :deactivated where image_id ="
                                        + " :imageId")
                        .bind("deactivated", deactivated ? 1 : 0)
                        .bind("imageId", imageId)
                        .execute());
    }

    @Override
    public Optional<Still> find(long imageId) {
        return database.read(handle ->
                handle.createQuery("select * from still where image_id = :imageId")
                        .bind("imageId", imageId)
                        .map((row, _) -> still(row))
                        .findOne());
    }

    @Override
    public List<Still> ofApplicant(String applicantId) {
        return of("applicant_id", applicantId);
    }

    @Override
    public List<Still> ofCall(String callId) {
        return of("call_id", callId);
    }

    private List<Still> of(String column, String id) {
        return database.read(handle ->
                handle.createQuery(
                                "select * from still where "
                                        + column
                                        + " = :id order by taken_at, image_id")
                        .bind("id", id)
                        .map((row, _) -> still(row))
                        .list());
    }

    private static Still still(ResultSet row) throws SQLException {
        return new Still(
                row.getLong("image_id"),
                row.getString("applicant_id"),
                row.getString("inspection_id"),
                row.getString("call_id"),
                row.getString("attempt_id"),
                StillKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getString("content_type"),
                row.getLong("size_bytes"),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("sha256"),
                row.getString("blob_key"),
                Columns.instant(row, "taken_at"),
                row.getInt("deactivated") == 1);
    }
}
