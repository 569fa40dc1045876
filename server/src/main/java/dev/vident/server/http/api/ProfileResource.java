package dev.vident.server.http.api;

import dev.vident.server.access.Permission;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.PersonalInfo;
import dev.vident.server.applicant.Profiles;
import dev.vident.server.http.Answer;
import dev.vident.server.identification.LevelMoves;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Changes of an applicant (contract rows 20–22, 25, 28 and 32).
final class ProfileResource {

    private final Applicants applicants;
    private final Profiles profiles;
    private final LevelMoves moves;
    private final ApplicantResource bodies;

    ProfileResource(ApiParts parts, ApplicantResource bodies) {
        this.applicants = parts.applicants();
        this.profiles = parts.administration().profiles();
        this.moves = parts.administration().levelMoves();
        this.bodies = bodies;
    }

    /// `PATCH /resources/applicants`
    Answer change(ApiCall call) {
        ProfileChangeBody wanted = call.exchange().json(ProfileChangeBody.class);
        Applicant applicant =
                SourceKeyGuard.require(
                        call, applicants.get(call.mode(), ApiCall.required(wanted.id(), "id")));
        if (wanted.sourceKey() != null) {
            call.caller().requireSourceKey(wanted.sourceKey());
        }
        return bodies.answer(call, profiles.change(applicant.id(), wanted.toChange()));
    }

    /// `PATCH /resources/applicants/{applicantId}/fixedInfo`: the changed info alone.
    Answer fixedInfo(ApiCall call) {
        Applicant applicant = call.applicant(applicants);
        PersonalInfo info =
                profiles.changeFixedInfo(applicant.id(), call.exchange().json(PersonalInfo.class))
                        .fixedInfo();
        if (info == null || !call.caller().may(Permission.VIEW_PERSONAL_DATA)) {
            return Answer.json(200, Map.of());
        }
        return Answer.json(200, info);
    }

    /// `POST /resources/applicants/{applicantId}/tags/add`
    Answer addTags(ApiCall call) {
        return tags(call, profiles::addTags);
    }

    /// `POST /resources/applicants/{applicantId}/tags`
    Answer replaceTags(ApiCall call) {
        return tags(call, profiles::replaceTags);
    }

    /// `DELETE /resources/applicants/{applicantId}/tags`
    Answer removeTags(ApiCall call) {
        return tags(call, profiles::removeTags);
    }

    private Answer tags(ApiCall call, BiConsumer<String, List<String>> change) {
        change.accept(
                call.applicant(applicants).id(),
                Arrays.asList(call.exchange().json(String[].class)));
        return ApiCall.acknowledgement();
    }

    /// `PATCH /resources/applicants/{applicantId}/presence/deactivated`
    Answer deactivate(ApiCall call) {
        return presence(call, true);
    }

    /// `PATCH /resources/applicants/{applicantId}/presence/activated`
    Answer activate(ApiCall call) {
        return presence(call, false);
    }

    private Answer presence(ApiCall call, boolean deleted) {
        return bodies.answer(call, profiles.setDeleted(call.applicant(applicants).id(), deleted));
    }

    /// `POST /resources/applicants/{applicantId}/moveToLevel?name=`
    Answer moveToLevel(ApiCall call) {
        Applicant applicant = call.applicant(applicants);
        return bodies.answer(
                call,
                moves.move(
                        applicant.id(),
                        applicants.level(call.mode(), call.requiredParameter("name"))));
    }

    /// `POST /resources/applicants/{applicantId}/agreement`
    Answer agreement(ApiCall call) {
        Applicant applicant = call.applicant(applicants);
        AgreementRequest wanted = call.exchange().json(AgreementRequest.class);
        return bodies.answer(
                call,
                profiles.addAgreement(
                        applicant.id(),
                        wanted.texts(),
                        wanted.accepted(),
                        wanted.residenceCountry()));
    }
}
