package dev.vident.server.storage.sql;

import dev.vident.server.document.Document;
import dev.vident.server.document.DocumentDetails;
import dev.vident.server.document.DocumentStore;
import dev.vident.server.document.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known about documents, in the database. Thread-safe.
final class DocumentsSql implements DocumentStore {
    private final Database database;

    DocumentsSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Document document) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into document
                                  (image_id, applicant_id, inspection_id, attempt_id, id_doc_type,
                                   id_doc_sub_type, country, details, file_name, content_type,
                                   size_bytes, width, height, sha256, blob_key, added_at,
                                   deactivated)
                                values (:imageId, :applicantId, :inspectionId, :attemptId,
                                   :idDocType, :idDocSubType, :country, :details, :fileName,
                                   :contentType, :sizeBytes, :width, :height, :sha256, :blobKey,
                                   :addedAt, :deactivated)
                                """)
                        .bindMap(file(document.file()))
                        .bind("imageId", document.imageId())
                        .bind("applicantId", document.applicantId())
                        .bind("inspectionId", document.inspectionId())
                        .bind("attemptId", document.attemptId())
                        .bind("idDocType", document.idDocType())
                        .bind("idDocSubType", document.idDocSubType())
                        .bind("country", document.country())
                        .bind(
                                "details",
                                StoredJson.write(DocumentDetails.class, document.details()))
                        .bind("addedAt", document.addedAt().toEpochMilli())
                        .bind("deactivated", document.deactivated() ? 1 : 0)
                        .execute());
    }

    private static Map<String, @Nullable Object> file(@Nullable StoredFile file) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("fileName", file == null ? null : file.fileName());
        values.put("contentType", file == null ? null : file.contentType());
        values.put("sizeBytes", file == null ? null : (Long) file.sizeBytes());
        values.put("width", file == null ? null : file.width());
        values.put("height", file == null ? null : file.height());
        values.put("sha256", file == null ? null : file.sha256());
        values.put("blobKey", file == null ? null : file.blobKey());
        return values;
    }

    @Override
    public void setDeactivated(long imageId, boolean deactivated) {
        database.change(handle ->
                handle.createUpdate(
                                "update document set deactivated = :deactivated where image_id ="
                                        + " :imageId")
                        .bind("deactivated", deactivated ? 1 : 0)
                        .bind("imageId", imageId)
                        .execute());
    }

    @Override
    public Optional<Document> find(long imageId) {
        return database.read(handle ->
                handle.createQuery("select * from document where image_id = :imageId")
                        .bind("imageId", imageId)
                        .map((row, _) -> document(row))
                        .findOne());
    }

    @Override
    public List<Document> ofApplicant(String applicantId) {
        return database.read(handle ->
                handle.createQuery(
                                "select * from document where applicant_id = :applicantId order by"
                                        + " added_at, image_id")
                        .bind("applicantId", applicantId)
                        .map((row, _) -> document(row))
                        .list());
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(
                row.getLong("image_id"),
                row.getString("applicant_id"),
                row.getString("inspection_id"),
                row.getString("attempt_id"),
                row.getString("id_doc_type"),
                row.getString("id_doc_sub_type"),
                row.getString("country"),
                StoredJson.read(DocumentDetails.class, row.getString("details")),
                fileOrNull(row),
                Columns.instant(row, "added_at"),
                row.getInt("deactivated") == 1);
    }

    private static @Nullable StoredFile fileOrNull(ResultSet row) throws SQLException {
        String blobKey = row.getString("blob_key");
        if (blobKey == null) {
            return null;
        }
        return new StoredFile(
                row.getString("file_name"),
                row.getString("content_type"),
                row.getLong("size_bytes"),
                pixels(row, "width"),
                pixels(row, "height"),
                row.getString("sha256"),
                blobKey);
    }

    private static @Nullable Integer pixels(ResultSet row, String column) throws SQLException {
        int pixels = row.getInt(column);
        return row.wasNull() ? null : pixels;
    }
}
