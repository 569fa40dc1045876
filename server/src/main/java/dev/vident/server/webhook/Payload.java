package dev.vident.server.webhook;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.WireDates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Writes the body of a webhook: the members of contract section 5.4 in the order seen on the wire,
/// unknown ones left out, laid out as the original does.
final class Payload {
    private static final ObjectWriter JSON =
            JsonMapper.shared()
                    .writer()
                    .with(
                            new DefaultPrettyPrinter()
                                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private Payload() {}

    /// @param videoIdentStatus status of the video call, absent where the level asks for none
    static String write(
            Notice notice,
            Applicant applicant,
            @Nullable ReviewStatus videoIdentStatus,
            String correlationId,
            Instant at,
            String clientId) {
        WebhookType type = notice.type();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("applicantId", applicant.id());
        members.put("inspectionId", applicant.inspectionId());
        members.put("applicantType", applicant.type().wireName());
        members.put("correlationId", correlationId);
        members.put("levelName", applicant.levelName());
        putPresent(members, "previousLevelName", notice.previousLevelName());
        members.put("sandboxMode", applicant.mode() == Mode.SANDBOX);
        members.put("externalUserId", applicant.externalUserId());
        members.put("type", type.wireName());
        ReviewResult result = applicant.review().result();
        if (type.tellsResult() && result != null) {
            members.put("reviewResult", result(result));
        }
        members.put("reviewStatus", applicant.review().status().wireName());
        if (type.tellsVideoIdentStatus() && videoIdentStatus != null) {
            members.put("videoIdentReviewStatus", videoIdentStatus.wireName());
        }
        putPresent(members, "compositionMediaId", notice.mediaId());
        members.put("createdAt", WireDates.zoned(at));
        members.put("createdAtMs", WireDates.millis(at));
        putPresent(members, "sourceKey", applicant.sourceKey());
        members.put("clientId", clientId);
        return JSON.writeValueAsString(members);
    }

    /// A notice of the subscription's first type about an applicant that does not exist.
    static String sample(
            Subscription subscription, String correlationId, Instant at, String clientId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("applicantId", "0".repeat(23) + "1");
        members.put("inspectionId", "0".repeat(23) + "2");
        members.put("applicantType", ApplicantType.INDIVIDUAL.wireName());
        members.put("correlationId", correlationId);
        members.put("levelName", "test");
        members.put("sandboxMode", subscription.mode() == Mode.SANDBOX);
        members.put("externalUserId", "test");
        members.put("type", subscription.types().getFirst());
        members.put("reviewStatus", ReviewStatus.INIT.wireName());
        members.put("createdAt", WireDates.zoned(at));
        members.put("createdAtMs", WireDates.millis(at));
        members.put("clientId", clientId);
        return JSON.writeValueAsString(members);
    }

    /// Contract section 4.3.
    private static Map<String, Object> result(ReviewResult result) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("reviewAnswer", result.answer().name());
        if (!result.rejectLabels().isEmpty()) {
            members.put("rejectLabels", result.rejectLabels());
        }
        if (result.rejectType() != null) {
            members.put("reviewRejectType", result.rejectType().name());
        }
        putPresent(members, "moderationComment", result.moderationComment());
        putPresent(members, "clientComment", result.clientComment());
        return members;
    }

    private static void putPresent(
            Map<String, Object> members, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            members.put(name, value);
        }
    }
}
