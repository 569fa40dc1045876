package dev.vident.server.storage.sql;

import dev.vident.server.applicant.Agreement;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.applicant.Metadata;
import dev.vident.server.applicant.PersonalInfo;
import dev.vident.server.applicant.Review;
import dev.vident.server.applicant.Standing;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Redacted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// Applicants in the database. Thread-safe.
final class ApplicantsSql implements ApplicantStore {
    private static final String INSERT =
            """
            insert into applicant
              (id, mode, inspection_id, external_user_id, applicant_type, level_name, source_key,
               email, phone, lang, info, fixed_info, metadata, created_at, consent_at, review,
               tags, deleted, agreements, questionnaires)
            values (:id, :mode, :inspectionId, :externalUserId, :type, :levelName, :sourceKey,
               :email, :phone, :lang, :info, :fixedInfo, :metadata, :createdAt, :consentAt, :review,
               :tags, :deleted, :agreements, :questionnaires)
            on conflict (mode, external_user_id) do nothing
            """;
    private static final String UPDATE =
            """
            update applicant
               set external_user_id = :externalUserId, level_name = :levelName,
                   source_key = :sourceKey, email = :email, phone = :phone, lang = :lang,
                   info = :info, fixed_info = :fixedInfo, metadata = :metadata, review = :review,
                   tags = :tags, deleted = :deleted, agreements = :agreements,
                   questionnaires = :questionnaires
             where id = :id
               and not exists (select 1 from applicant other
                                where other.mode = :mode
                                  and other.external_user_id = :externalUserId
                                  and other.id <> :id)
            """;

    private final Database database;

    ApplicantsSql(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(Applicant applicant) {
        return database.write(handle ->
                changeable(handle.createUpdate(INSERT), applicant)
                                .bind("inspectionId", applicant.inspectionId())
                                .bind("type", applicant.type().name())
                                .bind("createdAt", applicant.createdAt().toEpochMilli())
                                .bind("consentAt", Columns.millis(applicant.consentAt()))
                                .execute()
                        == 1);
    }

    @Override
    public boolean update(Applicant applicant) {
        return database.write(
                handle -> changeable(handle.createUpdate(UPDATE), applicant).execute() == 1);
    }

    private static Update changeable(Update update, Applicant applicant) {
        Standing standing = applicant.standing();
        return update.bind("id", applicant.id())
                .bind("mode", applicant.mode().name())
                .bind("externalUserId", applicant.externalUserId())
                .bind("levelName", applicant.levelName())
                .bind("sourceKey", applicant.sourceKey())
                .bind("email", value(applicant.email()))
                .bind("phone", value(applicant.phone()))
                .bind("lang", applicant.lang())
                .bind("info", StoredJson.writeOrNull(PersonalInfo.class, applicant.info()))
                .bind(
                        "fixedInfo",
                        StoredJson.writeOrNull(PersonalInfo.class, applicant.fixedInfo()))
                .bind(
                        "metadata",
                        StoredJson.write(
                                Metadata[].class, applicant.metadata().toArray(Metadata[]::new)))
                .bind("review", StoredJson.write(Review.class, applicant.review()))
                .bind("tags", StoredJson.texts(standing.tags()))
                .bind("deleted", standing.deleted() ? 1 : 0)
                .bind(
                        "agreements",
                        StoredJson.write(
                                Agreement[].class, standing.agreements().toArray(Agreement[]::new)))
                .bind("questionnaires", value(standing.questionnaires()));
    }

    @Override
    public Optional<Applicant> find(String id) {
        return database.read(handle ->
                handle.createQuery("select * from applicant where id = :id")
                        .bind("id", id)
                        .map((row, _) -> applicant(row))
                        .findOne());
    }

    @Override
    public Optional<Applicant> lock(String id) {
        return database.write(handle ->
                handle.createQuery(
                                "select * from applicant where id = :id"
                                        + database.dialect().forUpdate())
                        .bind("id", id)
                        .map((row, _) -> applicant(row))
                        .findOne());
    }

    @Override
    public Optional<Applicant> findByExternalUserId(Mode mode, String externalUserId) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select * from applicant
                                 where mode = :mode and external_user_id = :externalUserId
                                """)
                        .bind("mode", mode.name())
                        .bind("externalUserId", externalUserId)
                        .map((row, _) -> applicant(row))
                        .findOne());
    }

    @Override
    public boolean anyOnLevel(Mode mode, String levelName) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select 1 from applicant
                                 where mode = :mode and level_name = :levelName limit 1
                                """)
                        .bind("mode", mode.name())
                        .bind("levelName", levelName)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    @Override
    public void updateReview(String id, Review review) {
        database.change(handle ->
                handle.createUpdate("update applicant set review = :review where id = :id")
                        .bind("review", StoredJson.write(Review.class, review))
                        .bind("id", id)
                        .execute());
    }

    @Override
    public boolean recordConsent(String id, Instant at) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        update applicant set consent_at = :at
                                         where id = :id and consent_at is null
                                        """)
                                .bind("at", at.toEpochMilli())
                                .bind("id", id)
                                .execute()
                        == 1);
    }

    private static Applicant applicant(ResultSet row) throws SQLException {
        return new Applicant(
                row.getString("id"),
                Mode.valueOf(row.getString("mode")),
                row.getString("inspection_id"),
                row.getString("external_user_id"),
                ApplicantType.valueOf(row.getString("applicant_type")),
                row.getString("level_name"),
                row.getString("source_key"),
                redacted(row.getString("email")),
                redacted(row.getString("phone")),
                row.getString("lang"),
                StoredJson.readOrNull(PersonalInfo.class, row.getString("info")),
                StoredJson.readOrNull(PersonalInfo.class, row.getString("fixed_info")),
                List.of(StoredJson.read(Metadata[].class, row.getString("metadata"))),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "consent_at"),
                StoredJson.read(Review.class, row.getString("review")),
                new Standing(
                        StoredJson.texts(row.getString("tags")),
                        row.getInt("deleted") == 1,
                        List.of(StoredJson.read(Agreement[].class, row.getString("agreements"))),
                        redacted(row.getString("questionnaires"))));
    }

    private static @Nullable String value(@Nullable Redacted<String> redacted) {
        return redacted == null ? null : redacted.value();
    }

    private static @Nullable Redacted<String> redacted(@Nullable String value) {
        return value == null ? null : Redacted.of(value);
    }
}
