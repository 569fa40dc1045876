package dev.vident.server.http.api;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.DocumentSet;
import dev.vident.server.http.Answer;
import dev.vident.server.identification.Reviews;
import java.util.List;

/// What an integrator does to a review (contract 4.10).
final class ReviewResource {

    private final Applicants applicants;
    private final Reviews reviews;
    private final ApplicantResource bodies;
    private final Administration administration;

    ReviewResource(ApiParts parts, ApplicantResource bodies) {
        this.applicants = parts.applicants();
        this.reviews = parts.reviews();
        this.bodies = bodies;
        this.administration = parts.administration();
    }

    /// `POST /resources/applicants/{applicantId}/status/pending?reason=`
    Answer pending(ApiCall call) {
        reviews.requestCheck(call.applicant(applicants).id());
        return ApiCall.acknowledgement();
    }

    /// `POST /resources/applicants/{applicantId}/reset`
    Answer reset(ApiCall call) {
        reviews.reset(call.applicant(applicants).id());
        return ApiCall.acknowledgement();
    }

    /// `POST /resources/applicants/{applicantId}/resetStep/{idDocSetType}`
    Answer resetStep(ApiCall call) {
        Applicant applicant = call.applicant(applicants);
        String step = call.segment(1);
        List<String> documentTypes =
                applicants.levelOf(applicant).documentSets().stream()
                        .filter(set -> set.idDocSetType().equals(step))
                        .map(DocumentSet::types)
                        .flatMap(List::stream)
                        .toList();
        reviews.resetStep(applicant.id(), step, documentTypes);
        return ApiCall.acknowledgement();
    }

    /// `POST /resources/applicants/{applicantId}/status/testCompleted`
    Answer testCompleted(ApiCall call) {
        Applicant applicant = call.applicant(applicants);
        reviews.simulate(
                applicant.id(), call.exchange().json(SimulatedVerdictBody.class).toVerdict());
        return ApiCall.acknowledgement();
    }

    /// `POST /resources/applicants/{applicantId}/-/init`
    Answer init(ApiCall call) {
        Applicant applicant = call.applicant(applicants);
        ReturnToInitBody wanted = call.exchange().json(ReturnToInitBody.class);
        administration
                .transactions()
                .run(() -> {
                    reviews.returnToInit(applicant.id(), wanted.manualReasons());
                    if (!wanted.newTags().isEmpty()) {
                        administration.profiles().addTags(applicant.id(), wanted.newTags());
                    }
                    if (wanted.note() != null && !wanted.note().isBlank()) {
                        administration
                                .notes()
                                .add(
                                        call.mode(),
                                        applicant.id(),
                                        wanted.note(),
                                        List.of(),
                                        call.caller().tokenId());
                    }
                });
        return bodies.one(call);
    }
}
