package dev.vident.server.http.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a case that is on hold goes back to the applicant (contract 4, row 34); unknown members are
/// ignored.
record ReturnToInitBody(
        @Nullable Reasons reasons, @Nullable String note, @Nullable List<String> tags) {

    record Reasons(@Nullable List<String> manual) {}

    List<String> manualReasons() {
        List<String> manual = reasons == null ? null : reasons.manual();
        return manual == null ? List.of() : ApiCall.present(manual);
    }

    List<String> newTags() {
        return tags == null ? List.of() : tags;
    }
}
