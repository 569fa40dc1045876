package dev.vident.server.storage.sql;

import dev.vident.client.DigestAlgorithm;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.platform.Mode;
import dev.vident.server.webhook.Attempt;
import dev.vident.server.webhook.Delivery;
import dev.vident.server.webhook.DeliveryState;
import dev.vident.server.webhook.Outcome;
import dev.vident.server.webhook.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// How subscriptions, deliveries and attempts lie in columns.
final class WebhookRows {
    private WebhookRows() {}

    /// PostgreSQL text holds no zero character, which a receiver may well answer.
    static String answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> answered.body().replace('\0', '\uFFFD');
            case Outcome.Unanswered unanswered -> unanswered.reason();
        };
    }

    static Subscription subscription(ResultSet row) throws SQLException {
        String applicantType = row.getString("applicant_type");
        return new Subscription(
                row.getString("id"),
                Mode.valueOf(row.getString("mode")),
                row.getString("name"),
                row.getString("description"),
                row.getString("target"),
                texts(row.getString("types")),
                applicantType == null ? null : ApplicantType.valueOf(applicantType),
                texts(row.getString("source_keys")),
                row.getString("sealed_secret"),
                DigestAlgorithm.valueOf(row.getString("algorithm")),
                row.getString("sealed_headers"),
                row.getInt("resend") == 1,
                row.getInt("disabled") == 1,
                Columns.instant(row, "created_at"),
                row.getString("created_by"));
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getString("applicant_id"),
                row.getString("type"),
                row.getString("body"),
                Columns.instant(row, "created_at"),
                state(row));
    }

    private static DeliveryState state(ResultSet row) throws SQLException {
        int attempts = row.getInt("attempts");
        Instant at = Columns.instant(row, "state_at");
        String name = row.getString("state");
        return switch (name) {
            case "DUE" -> new DeliveryState.Due(attempts, at);
            case "DELIVERED" -> new DeliveryState.Delivered(attempts, at);
            case "GIVEN_UP" -> new DeliveryState.GivenUp(attempts, at);
            default -> throw new IllegalStateException("unknown state of a delivery: " + name);
        };
    }

    static String name(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Due _ -> "DUE";
            case DeliveryState.Delivered _ -> "DELIVERED";
            case DeliveryState.GivenUp _ -> "GIVEN_UP";
        };
    }

    static Attempt attempt(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        String answer = row.getString("answer");
        return new Attempt(
                row.getInt("number"),
                Columns.instant(row, "at"),
                row.getLong("millis"),
                status == 0
                        ? new Outcome.Unanswered(answer)
                        : new Outcome.Answered(status, answer));
    }

    static String texts(List<String> values) {
        return StoredJson.write(String[].class, values.toArray(String[]::new));
    }

    static List<String> texts(String json) {
        return List.of(StoredJson.read(String[].class, json));
    }
}
