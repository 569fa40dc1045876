package dev.vident.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is known about a person; each member may be missing (contract 4.1).
///
/// @param dob day of birth
/// @param country ISO 3166-1 alpha-3, as is `nationality`
public record PersonalInfo(
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable LocalDate dob,
        @Nullable String placeOfBirth,
        @Nullable String country,
        @Nullable String nationality) {

    /// A person of whom only the name is known.
    public static PersonalInfo named(String firstName, String lastName) {
        return new PersonalInfo(firstName, null, lastName, null, null, null, null);
    }

    /// Shows nothing, so that no log ever does.
    @Override
    public String toString() {
        return "PersonalInfo[redacted]";
    }

    static @Nullable PersonalInfo of(@Nullable JsonObject json) {
        return json == null
                ? null
                : new PersonalInfo(
                        json.text("firstName"),
                        json.text("middleName"),
                        json.text("lastName"),
                        WireDates.day(json.text("dob")),
                        json.text("placeOfBirth"),
                        json.text("country"),
                        json.text("nationality"));
    }

    JsonWriter write() {
        return new JsonWriter()
                .put("firstName", firstName)
                .put("middleName", middleName)
                .put("lastName", lastName)
                .put("dob", dob)
                .put("placeOfBirth", placeOfBirth)
                .put("country", country)
                .put("nationality", nationality);
    }
}
