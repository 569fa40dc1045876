package dev.vident.server.storage;

import dev.vident.server.applicant.Address;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantType;
import dev.vident.server.applicant.Metadata;
import dev.vident.server.applicant.PersonalInfo;
import dev.vident.server.applicant.Review;
import dev.vident.server.applicant.Standing;
import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.identification.Identification;
import dev.vident.server.identification.Inspection;
import dev.vident.server.identification.State;
import dev.vident.server.operator.Operator;
import dev.vident.server.operator.Role;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Redacted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Made-up rows, told apart by a number.
public final class Rows {
    public static final Instant T0 = Instant.parse("2026-01-05T10:00:00.123Z");

    private Rows() {}

    public static String id(int kind, int number) {
        return "66f00000%08x%08x".formatted(kind, number);
    }

    public static PersonalInfo person() {
        return new PersonalInfo(
                "Ada",
                "Muster",
                null,
                null,
                null,
                null,
                null,
                "F",
                "1990-01-01",
                "Zürich",
                "CHE",
                null,
                "CHE",
                "CHE",
                null,
                null,
                List.of(
                        new Address(
                                "CHE", "8000", "Zürich", "Weg", null, null, null, null, "1",
                                null)));
    }

    public static Applicant applicant(int number) {
        return new Applicant(
                id(1, number),
                Mode.SANDBOX,
                id(2, number),
                "user-" + number,
                ApplicantType.INDIVIDUAL,
                "video-ident",
                "branch",
                Redacted.of("ada@example.org"),
                Redacted.of("+410000000"),
                "en",
                null,
                person(),
                List.of(new Metadata("k", "v")),
                T0,
                null,
                Review.first("aBcDe", "fGhIj", T0),
                Standing.NEW);
    }

    public static Inspection inspection(int number) {
        return new Inspection(id(2, number), id(1, number), Mode.SANDBOX);
    }

    public static Identification identification(int number, int applicant, int attempt) {
        return new Identification(
                id(3, number),
                id(1, applicant),
                id(2, applicant),
                Mode.SANDBOX,
                "video-ident",
                attempt,
                new State.Init(),
                null,
                T0.plusSeconds(number));
    }

    /// A call of the identification with the applicant's number.
    public static Call call(int number, int applicant) {
        return new Call(
                id(4, number),
                id(3, applicant),
                id(1, applicant),
                id(2, applicant),
                Mode.SANDBOX,
                id(5, 1),
                "Olga",
                new CallState.Ringing(),
                T0.plusSeconds(number));
    }

    public static Operator operator(int number) {
        return new Operator(
                id(5, number),
                "login-" + number,
                "Olga",
                Set.of(Role.OPERATOR, Role.REVIEWER),
                Redacted.of("$argon2id$"),
                false,
                T0);
    }

    /// Stores an applicant with inspection and first identification, all with this number.
    public static void insertCase(StoreSet stores, int number) {
        stores.applicants().insert(applicant(number));
        stores.inspections().insert(inspection(number), "{}".getBytes(StandardCharsets.UTF_8));
        stores.identifications().insert(identification(number, number, 0));
    }
}
