package dev.vident.server.http.api;

import dev.vident.server.access.Permission;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.Level;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.document.Documents;
import dev.vident.server.http.Answer;
import dev.vident.server.script.StillStore;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Applicants: create, read, status (contract 4.1–4.3).
final class ApplicantResource {

    record Existence(boolean exists, @Nullable ApplicantBody applicant) {}

    private final Applicants applicants;
    private final StillStore stills;
    private final Documents documents;
    private final InstantSource clock;
    private final String clientId;

    ApplicantResource(ApiParts parts) {
        this.applicants = parts.applicants();
        this.stills = parts.stills();
        this.documents = parts.administration().documents();
        this.clock = parts.clock();
        this.clientId = parts.clientId();
    }

    /// `POST /resources/applicants?levelName=`
    Answer create(ApiCall call) {
        String levelName = call.requiredParameter("levelName");
        NewApplicant wanted =
                call.exchange().body().length == 0
                        ? NewApplicant.named(null)
                        : call.exchange().json(NewApplicantBody.class).toNewApplicant();
        return Answer.json(
                201,
                body(
                        call,
                        applicants.create(
                                call.mode(),
                                levelName,
                                wanted.withSourceKey(
                                        call.caller().sourceKeyOfNew(wanted.sourceKey())))));
    }

    /// `GET /resources/applicants/{applicantId}/one`
    Answer one(ApiCall call) {
        return answer(call, call.applicant(applicants));
    }

    /// `GET /resources/applicants/{applicantId}/status`
    Answer status(ApiCall call) {
        Applicant applicant = call.applicant(applicants);
        return Answer.json(
                200, ReviewBody.of(applicant.review(), applicant.levelName(), clock.instant()));
    }

    /// `GET /resources/applicants/-/byExternalUserId/{externalUserId}`
    Answer existence(ApiCall call) {
        return Answer.json(
                200,
                applicants
                        .findByExternalUserId(call.mode(), call.segment(0))
                        .map(found -> new Existence(true, body(call, found)))
                        .orElse(new Existence(false, null)));
    }

    /// `GET /resources/applicants/{applicantId}/requiredIdDocsStatus`
    Answer steps(ApiCall call) {
        Applicant applicant = call.applicant(applicants);
        return Answer.json(
                200,
                StepBody.of(
                        applicant,
                        applicants.levelOf(applicant),
                        stills.ofApplicant(applicant.id()),
                        documents.ofApplicant(applicant.id())));
    }

    /// The applicant as the caller may see it.
    Answer answer(ApiCall call, Applicant applicant) {
        return Answer.json(200, body(call, applicant));
    }

    private ApplicantBody body(ApiCall call, Applicant applicant) {
        Level level = applicants.levelOf(applicant);
        boolean personal = call.caller().may(Permission.VIEW_PERSONAL_DATA);
        return ApplicantBody.of(
                applicant,
                level,
                clientId,
                personal,
                personal ? documents.ofApplicant(applicant.id()) : List.of(),
                clock.instant());
    }
}
