package dev.vident.server.http.api;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.DocumentSet;
import dev.vident.server.http.Answer;
import dev.vident.server.identification.Reviews;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What an integrator does to a review (contract 4.10).
final class ReviewResource {

    private static final byte[] OK = "{\"ok\":1}".getBytes(StandardCharsets.UTF_8);

    private final Applicants applicants;
    private final Reviews reviews;
    private final ApplicantResource bodies;

    ReviewResource(ApiParts parts, ApplicantResource bodies) {
        this.applicants = parts.applicants();
        this.reviews = parts.reviews();
        this.bodies = bodies;
    }

    /// `POST /resources/applicants/{applicantId}/status/pending?reason=`
    Answer pending(ApiCall call) {
        reviews.requestCheck(find(call).id());
        return Answer.json(200, OK);
    }

    /// `POST /resources/applicants/{applicantId}/reset`
    Answer reset(ApiCall call) {
        reviews.reset(find(call).id());
        return Answer.json(200, OK);
    }

    /// `POST /resources/applicants/{applicantId}/resetStep/{idDocSetType}`
    Answer resetStep(ApiCall call) {
        Applicant applicant = find(call);
        String step = call.segment(1);
        List<String> documentTypes =
                applicants.levelOf(applicant).documentSets().stream()
                        .filter(set -> set.idDocSetType().equals(step))
                        .map(DocumentSet::types)
                        .flatMap(List::stream)
                        .toList();
        reviews.resetStep(applicant.id(), step, documentTypes);
        return Answer.json(200, OK);
    }

    /// `POST /resources/applicants/{applicantId}/status/testCompleted`
    Answer testCompleted(ApiCall call) {
        Applicant applicant = find(call);
        reviews.simulate(
                applicant.id(), call.exchange().json(SimulatedVerdictBody.class).toVerdict());
        return Answer.json(200, OK);
    }

    /// `POST /resources/applicants/{applicantId}/-/init`
    Answer init(ApiCall call) {
        Applicant applicant = find(call);
        reviews.returnToInit(
                applicant.id(), call.exchange().json(ReturnToInitBody.class).manualReasons());
        return bodies.one(call);
    }

    private Applicant find(ApiCall call) {
        return ApplicantReference.of(call.captured().getFirst()).find(applicants, call.mode());
    }
}
