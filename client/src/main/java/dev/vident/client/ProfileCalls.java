package dev.vident.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known about applicants, changed after they were created (contract section 4, rows 20–22,
/// 25, 26, 28 and 32). Failures as described at [VidentClient]. Thread-safe.
public final class ProfileCalls {

    private final Calls calls;

    ProfileCalls(Calls calls) {
        this.calls = calls;
    }

    /// The applicant with the integrator's own id, if there is one.
    public Optional<Applicant> find(String externalUserId) {
        JsonObject answer =
                JsonReader.object(
                        calls.get(
                                "/resources/applicants/-/byExternalUserId/"
                                        + Target.encode(externalUserId)));
        return Optional.ofNullable(answer.object("applicant")).map(Applicant::of);
    }

    /// Changes the top level of an applicant.
    ///
    /// @throws VidentApiException 409 when another applicant has the external id
    public Applicant change(String applicantId, ApplicantChange change) {
        return Applicant.of(
                JsonReader.object(calls.patch("/resources/applicants", change.json(applicantId))));
    }

    /// Changes what the integrator fixed about the person; members that are null stay.
    ///
    /// @return all that is fixed; null when the app token may not see it
    public @Nullable PersonalInfo changeFixedInfo(String applicantId, PersonalInfo info) {
        return PersonalInfo.of(
                JsonReader.object(
                        calls.patch(
                                Calls.applicant(applicantId) + "/fixedInfo",
                                info.write().bytes())));
    }

    /// Adds tags; unknown ones are created, at most 30 are possible.
    public void addTags(String applicantId, List<String> tags) {
        calls.post(Calls.applicant(applicantId) + "/tags/add", JsonWriter.bytes(tags), true);
    }

    /// Puts tags in the place of those there are.
    public void replaceTags(String applicantId, List<String> tags) {
        calls.post(Calls.applicant(applicantId) + "/tags", JsonWriter.bytes(tags), true);
    }

    /// Takes tags away.
    public void removeTags(String applicantId, List<String> tags) {
        calls.delete(Calls.applicant(applicantId) + "/tags", JsonWriter.bytes(tags));
    }

    /// Deactivates an applicant.
    ///
    /// @throws VidentApiException 409 while the applicant is being checked
    public Applicant deactivate(String applicantId) {
        return presence(applicantId, "deactivated");
    }

    /// Activates an applicant who was deactivated.
    public Applicant activate(String applicantId) {
        return presence(applicantId, "activated");
    }

    private Applicant presence(String applicantId, String presence) {
        return Applicant.of(
                JsonReader.object(
                        calls.patch(Calls.applicant(applicantId) + "/presence/" + presence, null)));
    }

    /// Moves an applicant to another level.
    ///
    /// @throws VidentApiException 409 while the applicant is pending, queued or on hold
    public Applicant moveToLevel(String applicantId, String levelName) {
        Target target =
                new Target(Calls.applicant(applicantId) + "/moveToLevel").query("name", levelName);
        return Applicant.of(JsonReader.object(calls.post(target.toString(), null, true)));
    }

    /// Records consents that the applicant gave elsewhere. Not repeated.
    ///
    /// @param texts what was agreed to, at least one
    /// @param acceptedAt when; null for now
    /// @param residenceCountry ISO 3166-1 alpha-3
    public Applicant recordAgreement(
            String applicantId,
            List<String> texts,
            @Nullable Instant acceptedAt,
            @Nullable String residenceCountry) {
        byte[] body =
                new JsonWriter()
                        .put(
                                "records",
                                texts.stream()
                                        .map(text -> new JsonWriter().put("content", text))
                                        .toList())
                        .put("acceptedAt", acceptedAt == null ? null : WireDates.plain(acceptedAt))
                        .put("residenceCountry", residenceCountry)
                        .bytes();
        return Applicant.of(
                JsonReader.object(
                        calls.post(Calls.applicant(applicantId) + "/agreement", body, false)));
    }
}
