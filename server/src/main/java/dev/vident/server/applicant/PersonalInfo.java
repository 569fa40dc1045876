package dev.vident.server.applicant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known about a person, the members of `fixedInfo` and `info` (contract section 4.1);
/// prints as redacted.
///
/// @param gender `M` or `F`
/// @param dob day of birth, `yyyy-MM-dd`
/// @param country ISO 3166-1 alpha-3, as all members that name a country
public record PersonalInfo(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String middleName,
        @Nullable String firstNameEn,
        @Nullable String lastNameEn,
        @Nullable String middleNameEn,
        @Nullable String legalName,
        @Nullable String gender,
        @Nullable String dob,
        @Nullable String placeOfBirth,
        @Nullable String countryOfBirth,
        @Nullable String stateOfBirth,
        @Nullable String country,
        @Nullable String nationality,
        @Nullable String taxResidence,
        @Nullable String tin,
        List<Address> addresses) {
    public PersonalInfo {
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }

    /// Given and family name as one line, empty when neither is known.
    public String displayName() {
        String given = firstName == null ? "" : firstName;
        String family = lastName == null ? "" : lastName;
        return (given + " " + family).strip();
    }

    @Override
    public String toString() {
        return "PersonalInfo[redacted]";
    }
}
