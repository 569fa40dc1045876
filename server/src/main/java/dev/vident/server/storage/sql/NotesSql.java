package dev.vident.server.storage.sql;

import dev.vident.server.applicant.Note;
import dev.vident.server.applicant.NoteStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Notes in the database. Thread-safe.
final class NotesSql implements NoteStore {
    private final Database database;

    NotesSql(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Note note) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into applicant_note
                                  (id, applicant_id, note, tags, created_at, created_by)
                                values (:id, :applicantId, :note, :tags, :createdAt, :createdBy)
                                """)
                        .bind("id", note.id())
                        .bind("applicantId", note.applicantId())
                        .bind("note", note.text())
                        .bind("tags", StoredJson.texts(note.tags()))
                        .bind("createdAt", note.createdAt().toEpochMilli())
                        .bind("createdBy", note.createdBy())
                        .execute());
    }

    @Override
    public void update(Note note) {
        database.change(handle ->
                handle.createUpdate(
                                "update applicant_note set note = :note, tags = :tags where id ="
                                        + " :id")
                        .bind("note", note.text())
                        .bind("tags", StoredJson.texts(note.tags()))
                        .bind("id", note.id())
                        .execute());
    }

    @Override
    public Optional<Note> find(String id) {
        return database.read(handle ->
                handle.createQuery("select * from applicant_note where id = :id")
                        .bind("id", id)
                        .map((row, _) -> note(row))
                        .findOne());
    }

    @Override
    public List<Note> ofApplicant(String applicantId, int limit, int offset) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select * from applicant_note
                                 where applicant_id = :applicantId
                                 order by created_at desc, id desc
                                 limit :limit offset :offset
                                """)
                        .bind("applicantId", applicantId)
                        .bind("limit", limit)
                        .bind("offset", offset)
                        .map((row, _) -> note(row))
                        .list());
    }

    @Override
    public int count(String applicantId) {
        return database.read(handle ->
                handle.createQuery(
                                "select count(*) from applicant_note where applicant_id ="
                                        + " :applicantId")
                        .bind("applicantId", applicantId)
                        .mapTo(Integer.class)
                        .one());
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getString("id"),
                row.getString("applicant_id"),
                row.getString("note"),
                StoredJson.texts(row.getString("tags")),
                Columns.instant(row, "created_at"),
                row.getString("created_by"));
    }
}
