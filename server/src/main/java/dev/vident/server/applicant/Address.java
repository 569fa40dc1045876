package dev.vident.server.applicant;

import org.jspecify.annotations.Nullable;

/// A postal address (contract section 4.1); prints as redacted.
///
/// @param country ISO 3166-1 alpha-3
public record Address(
        @Nullable String country,
        @Nullable String postCode,
        @Nullable String town,
        @Nullable String street,
        @Nullable String subStreet,
        @Nullable String state,
        @Nullable String buildingName,
        @Nullable String flatNumber,
        @Nullable String buildingNumber,
        @Nullable String formattedAddress) {
    @Override
    public String toString() {
        return "Address[redacted]";
    }
}
