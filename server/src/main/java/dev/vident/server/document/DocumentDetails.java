package dev.vident.server.document;

import org.jspecify.annotations.Nullable;

/// What an integrator says stands in a document (contract section 4.8); prints as redacted.
///
/// @param issuedDate `yyyy-MM-dd`, as `validUntil` and `dob`
public record DocumentDetails(
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String number,
        @Nullable String issuedDate,
        @Nullable String validUntil,
        @Nullable String dob,
        @Nullable String placeOfBirth) {
    @Override
    public String toString() {
        return "DocumentDetails[redacted]";
    }
}
