package dev.vident.server.http.api;

import dev.vident.server.platform.Problem;
import dev.vident.server.platform.WireDates;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Consents that an applicant gave elsewhere (contract 4, row 32); unknown members are ignored.
record AgreementRequest(
        @Nullable List<Text> records,
        @Nullable String acceptedAt,
        @Nullable String residenceCountry) {

    record Text(@Nullable String content) {}

    List<String> texts() {
        return records == null
                ? List.of()
                : ApiCall.present(records).stream()
                        .map(text -> ApiCall.required(text.content(), "content"))
                        .toList();
    }

    /// @throws dev.vident.server.platform.ProblemException 400 when it is no date
    @Nullable Instant accepted() {
        if (acceptedAt == null || acceptedAt.isEmpty()) {
            return null;
        }
        return WireDates.parsePlain(acceptedAt)
                .orElseThrow(() ->
                        new Problem.BadRequest("acceptedAt must look like 2026-01-05 10:00:00")
                                .exception());
    }
}
