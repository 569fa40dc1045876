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

    /// This with the members that the other one has; addresses only when it has any.
    PersonalInfo mergedWith(PersonalInfo other) {
        return new PersonalInfo(
                either(other.firstName, firstName),
                either(other.lastName, lastName),
                either(other.middleName, middleName),
                either(other.firstNameEn, firstNameEn),
                either(other.lastNameEn, lastNameEn),
                either(other.middleNameEn, middleNameEn),
                either(other.legalName, legalName),
                either(other.gender, gender),
                either(other.dob, dob),
                either(other.placeOfBirth, placeOfBirth),
                either(other.countryOfBirth, countryOfBirth),
                either(other.stateOfBirth, stateOfBirth),
                either(other.country, country),
                either(other.nationality, nationality),
                either(other.taxResidence, taxResidence),
                either(other.tin, tin),
                other.addresses.isEmpty() ? addresses : other.addresses);
    }

    private static @Nullable String either(@Nullable String wanted, @Nullable String known) {
        return wanted == null ? known : wanted;
    }

    @Override
    public String toString() {
        return "PersonalInfo[redacted]";
    }
}
