package dev.vident.server.applicant;

import java.time.Instant;
import java.util.List;

/// What somebody wrote down about an applicant (contract section 4.11); prints as redacted.
///
/// @param createdBy id of the app token that wrote it
public record Note(
        String id,
        String applicantId,
        String text,
        List<String> tags,
        Instant createdAt,
        String createdBy) {
    public Note {
        tags = List.copyOf(tags);
    }

    @Override
    public String toString() {
        return "Note[id=" + id + ", redacted]";
    }
}
