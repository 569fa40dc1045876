package dev.vident.server.storage.sql;

import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.applicant.DocumentSet;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.LevelStore;
import dev.vident.server.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Levels in the database. Thread-safe.
final class LevelsSql implements LevelStore {
    private final Database database;

    LevelsSql(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(Level level) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        insert into applicant_level
                                          (id, mode, name, applicant_type, video_ident,
                                           document_sets, created_at)
                                        values (:id, :mode, :name, :type, :videoIdent,
                                           :documentSets, :createdAt)
                                        on conflict do nothing
                                        """)
                                .bind("id", level.id())
                                .bind("mode", level.mode().name())
                                .bind("name", level.name())
                                .bind("type", level.applicantType().name())
                                .bind("videoIdent", level.videoIdent() ? 1 : 0)
                                .bind(
                                        "documentSets",
                                        StoredJson.write(
                                                DocumentSet[].class,
                                                level.documentSets().toArray(DocumentSet[]::new)))
                                .bind("createdAt", level.createdAt().toEpochMilli())
                                .execute()
                        == 1);
    }

    @Override
    public Optional<Level> find(Mode mode, String name) {
        return database.read(handle ->
                handle.createQuery(
                                "select * from applicant_level where mode = :mode and name ="
                                        + " :name")
                        .bind("mode", mode.name())
                        .bind("name", name)
                        .map((row, _) -> level(row))
                        .findOne());
    }

    @Override
    public List<Level> list(Mode mode) {
        return database.read(handle ->
                handle.createQuery(
                                "select * from applicant_level where mode = :mode order by"
                                        + " name")
                        .bind("mode", mode.name())
                        .map((row, _) -> level(row))
                        .list());
    }

    private static Level level(ResultSet row) throws SQLException {
        return new Level(
                row.getString("id"),
                Mode.valueOf(row.getString("mode")),
                row.getString("name"),
                ApplicantType.valueOf(row.getString("applicant_type")),
                row.getInt("video_ident") == 1,
                List.of(StoredJson.read(DocumentSet[].class, row.getString("document_sets"))),
                Columns.instant(row, "created_at"));
    }
}
