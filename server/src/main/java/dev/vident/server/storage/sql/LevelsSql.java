package dev.vident.server.storage.sql;

import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.applicant.DocumentSet;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.LevelStore;
import dev.vident.server.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
                                          (id, mode, name, description, applicant_type,
                                           video_ident, upload_types, document_sets,
                                           video_ident_settings, created_at)
                                        values (:id, :mode, :name, :description, :type,
                                           :videoIdent, :uploadTypes, :documentSets, :settings,
                                           :createdAt)
                                        on conflict do nothing
                                        """)
                                .bindMap(changeable(level))
                                .bind("id", level.id())
                                .bind("mode", level.mode().name())
                                .bind("name", level.name())
                                .bind("type", level.applicantType().name())
                                .bind("createdAt", level.createdAt().toEpochMilli())
                                .execute()
                        == 1);
    }

    @Override
    public void update(Level level) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                update applicant_level
                                   set description = :description, video_ident = :videoIdent,
                                       upload_types = :uploadTypes,
                                       document_sets = :documentSets,
                                       video_ident_settings = :settings
                                 where id = :id
                                """)
                        .bindMap(changeable(level))
                        .bind("id", level.id())
                        .execute());
    }

    private static Map<String, @Nullable Object> changeable(Level level) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("description", level.description());
        values.put("videoIdent", level.videoIdent() ? 1 : 0);
        values.put("uploadTypes", StoredJson.texts(level.uploadTypes()));
        values.put(
                "documentSets",
                StoredJson.write(
                        DocumentSet[].class, level.documentSets().toArray(DocumentSet[]::new)));
        values.put("settings", level.videoIdentSettings());
        return values;
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
                row.getString("description"),
                ApplicantType.valueOf(row.getString("applicant_type")),
                row.getInt("video_ident") == 1,
                StoredJson.texts(row.getString("upload_types")),
                List.of(StoredJson.read(DocumentSet[].class, row.getString("document_sets"))),
                row.getString("video_ident_settings"),
                Columns.instant(row, "created_at"));
    }
}
