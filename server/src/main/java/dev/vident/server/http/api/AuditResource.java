package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.event.AuditEntry;
import dev.vident.server.event.AuditQuery;
import dev.vident.server.event.AuditTrail;
import dev.vident.server.http.Answer;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.WireDates;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The audit trail in its two forms (contract row 31, section 4.12).
final class AuditResource {

    private static final long PAGE_MIN = 10;
    private static final long PAGE_MAX = 20_000;
    private static final long PAGE = 1000;
    private static final long OFFSET_MAX = 1_000_000;

    /// Beyond every date that can be asked for, and within what a database can count.
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final AuditTrail trail;
    private final String clientId;

    AuditResource(ApiParts parts) {
        this.trail = parts.audit();
        this.clientId = parts.clientId();
    }

    /// @param forwardMarker where to go on, of the newer form
    record Page(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<AuditBody> items,
            @Nullable String forwardMarker) {}

    /// `GET /resources/auditTrailEvents?subjectName=&activity=&from=&to=&limit=&offset=`
    Answer newest(ApiCall call) {
        int limit = (int) between(call, "limit", PAGE, PAGE_MIN, PAGE_MAX);
        int offset = (int) between(call, "offset", 0, 0, OFFSET_MAX);
        return Answer.json(200, page(trail.newest(query(call), offset, limit), null));
    }

    /// `GET /resources/auditTrailEvents/list?…&forwardMarker=&limit=`
    Answer list(ApiCall call) {
        int limit = (int) between(call, "limit", PAGE, 1, PAGE);
        long after = between(call, "forwardMarker", 0, 0, Long.MAX_VALUE);
        List<AuditEntry> entries = trail.oldest(query(call), after, limit);
        long marker = entries.isEmpty() ? after : entries.getLast().entry().sequence();
        return Answer.json(200, page(entries, Long.toString(marker)));
    }

    private Page page(List<AuditEntry> entries, @Nullable String forwardMarker) {
        return new Page(
                entries.stream().map(entry -> AuditBody.of(entry, clientId)).toList(),
                forwardMarker);
    }

    private static AuditQuery query(ApiCall call) {
        return new AuditQuery(
                call.mode(),
                call.parameter("subjectName"),
                call.parameter("activity"),
                moment(call, "from", Instant.EPOCH),
                moment(call, "to", END_OF_TIME));
    }

    private static Instant moment(ApiCall call, String name, Instant otherwise) {
        String text = call.parameter(name);
        if (text == null) {
            return otherwise;
        }
        return WireDates.parsePlain(text)
                .orElseThrow(() ->
                        new Problem.BadRequest(name + " must be of the form yyyy-MM-dd HH:mm:ss")
                                .exception());
    }

    private static long between(ApiCall call, String name, long otherwise, long min, long max) {
        @Nullable Long value = call.number(name);
        if (value == null) {
            return otherwise;
        }
        if (value < min || value > max) {
            throw new Problem.BadRequest(name + " must be between " + min + " and " + max)
                    .exception();
        }
        return value;
    }
}
