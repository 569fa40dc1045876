package dev.vident.bench;

import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Inspections told apart by a number, written straight into the server's own schema.
final class Inspections {

    private static final int FIRST_SECOND = 0x66f00000;
    private static final int BATCH = 10_000;

    /// Spreads numbers over the random half of an id (odd, so that it is a permutation).
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private Inspections() {}

    /// The id of an inspection: time-ordered as real ones are, three to a second.
    static String id(int number) {
        return applicantId(number).substring(0, 23) + "1";
    }

    /// The stored answer of an inspection that had one call and was decided.
    static byte[] answer(int number) {
        String id = id(number);
        return ("{\"id\":\""
                        + id
                        + "\",\"videoIdentData\":{\"reviewStatus\":\"completed\","
                        + "\"moderatorDisplayName\":\"Mara M.\",\"compositions\":[{"
                        + "\"compositionCreatedAt\":\"2026-01-05 10:20:00\","
                        + "\"compositionDuration\":184,\"compositionMediaId\":\""
                        + id.substring(0, 23)
                        + "7\"}]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Makes the schema and writes the rows; nothing is analysed, as in production.
    static void fill(Path folder, int count) throws IOException {
        DatabaseSettings settings = DatabaseSettings.inFolder(folder);
        Stores.open(settings, folder).close();
        try (Connection connection = DriverManager.getConnection(settings.url())) {
            connection.setAutoCommit(false);
            insert(connection, count);
        } catch (SQLException failure) {
            throw new IOException("the database could not be filled", failure);
        }
    }

    private static void insert(Connection connection, int count) throws SQLException {
        try (PreparedStatement applicants =
                        connection.prepareStatement(
                                "insert into applicant (id, mode, inspection_id, external_user_id,"
                                        + " applicant_type, level_name, metadata, created_at, review)"
                                        + " values (?, 'SANDBOX', ?, ?, 'INDIVIDUAL', 'video-ident',"
                                        + " '[]', 0, '{}')");
                PreparedStatement inspections =
                        connection.prepareStatement(
                                "insert into inspection (id, applicant_id, mode,"
                                        + " video_ident_answer) values (?, ?, 'SANDBOX', ?)")) {
            for (int number = 0; number < count; number++) {
                String applicantId = applicantId(number);
                applicants.setString(1, applicantId);
                applicants.setString(2, id(number));
                applicants.setString(3, "user-" + number);
                applicants.addBatch();
                inspections.setString(1, id(number));
                inspections.setString(2, applicantId);
                inspections.setBytes(3, answer(number));
                inspections.addBatch();
                if (number % BATCH == BATCH - 1 || number == count - 1) {
                    applicants.executeBatch();
                    inspections.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static String applicantId(int number) {
        long scattered = number * SCATTER;
        return String.format(
                                java.util.Locale.ROOT,
                                "%08x%016x",
                                FIRST_SECOND + number / 3,
                                scattered)
                        .substring(0, 23)
                + "0";
    }
}
