package dev.vident.server.http.api;

import static dev.vident.server.access.Permission.MANAGE_CLIENT_SETTINGS;
import static dev.vident.server.access.Permission.MODERATE_APPLICANTS;
import static dev.vident.server.access.Permission.VIEW_APPLICANTS;
import static dev.vident.server.access.Permission.VIEW_PERSONAL_DATA;
import static dev.vident.server.access.Permission.VIEW_VIDEO_IDENT_RECORDINGS;

import dev.vident.server.access.Permission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// All calls of the API in one place. The first match wins; the call asked most stands first.
final class ApiTable {

    private static final Set<Permission> MANAGE = Set.of(MANAGE_CLIENT_SETTINGS);
    private static final Set<Permission> MODERATE = Set.of(MODERATE_APPLICANTS);
    private static final Set<Permission> VIEW = Set.of(VIEW_APPLICANTS);
    private static final Set<Permission> VIEW_PERSONAL =
            Set.of(VIEW_APPLICANTS, VIEW_PERSONAL_DATA);

    /// The three permissions of contract section 2.
    private static final Set<Permission> VIEW_RECORDINGS =
            Set.of(VIEW_APPLICANTS, VIEW_PERSONAL_DATA, VIEW_VIDEO_IDENT_RECORDINGS);

    private ApiTable() {}

    static List<ApiRoute> of(ApiParts parts) {
        ApplicantResource applicants = new ApplicantResource(parts);
        return Stream.of(
                        evidence(parts),
                        applicants(applicants),
                        profiles(new ProfileResource(parts, applicants)),
                        notes(new NoteResource(parts)),
                        checks(new CheckResource(parts)),
                        levels(new LevelResource(parts)),
                        reviews(new ReviewResource(parts, applicants)),
                        access(new SdkAccessResource(parts)),
                        webhooks(new WebhookResource(parts)),
                        records(new ReportResource(parts), new AuditResource(parts)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<ApiRoute> evidence(ApiParts parts) {
        InspectionResource inspections = new InspectionResource(parts.inspections());
        ImageResource images = new ImageResource(parts);
        MediaResource media = new MediaResource(parts.compositions(), parts.blobs());
        return List.of(
                ApiRoute.get("/resources/inspections/{inspectionId}", VIEW, inspections::get),
                ApiRoute.get(
                        "/resources/inspections/{inspectionId}/resources/{imageId}",
                        VIEW_PERSONAL,
                        images::bytes),
                ApiRoute.delete(
                        "/resources/inspections/{inspectionId}/resources/{imageId}",
                        MODERATE,
                        images::deactivate),
                ApiRoute.get(
                        "/resources/videoIdent/applicant/{applicantId}/media/{mediaId}",
                        VIEW_RECORDINGS,
                        media::get),
                ApiRoute.get(
                        "/resources/applicants/{applicantId}/metadata/resources",
                        VIEW,
                        images::list),
                ApiRoute.upload(
                        "/resources/applicants/{applicantId}/info/idDoc",
                        MODERATE,
                        new DocumentResource(parts)::add));
    }

    private static List<ApiRoute> applicants(ApplicantResource applicants) {
        return List.of(
                ApiRoute.post("/resources/applicants", MODERATE, applicants::create),
                ApiRoute.get("/resources/applicants/{applicantId}/one", VIEW, applicants::one),
                ApiRoute.get(
                        "/resources/applicants/{applicantId}/status", VIEW, applicants::status),
                ApiRoute.get(
                        "/resources/applicants/{applicantId}/requiredIdDocsStatus",
                        VIEW,
                        applicants::steps),
                ApiRoute.get(
                        "/resources/applicants/-/byExternalUserId/{externalUserId}",
                        VIEW,
                        applicants::existence));
    }

    private static List<ApiRoute> profiles(ProfileResource profiles) {
        String applicant = "/resources/applicants/{applicantId}";
        return List.of(
                ApiRoute.patch("/resources/applicants", MODERATE, profiles::change),
                ApiRoute.patch(applicant + "/fixedInfo", MODERATE, profiles::fixedInfo),
                ApiRoute.post(applicant + "/tags/add", MODERATE, profiles::addTags),
                ApiRoute.post(applicant + "/tags", MODERATE, profiles::replaceTags),
                ApiRoute.delete(applicant + "/tags", MODERATE, profiles::removeTags),
                ApiRoute.patch(applicant + "/presence/deactivated", MODERATE, profiles::deactivate),
                ApiRoute.patch(applicant + "/presence/activated", MODERATE, profiles::activate),
                ApiRoute.post(applicant + "/moveToLevel", MODERATE, profiles::moveToLevel),
                ApiRoute.post(applicant + "/agreement", MODERATE, profiles::agreement));
    }

    private static List<ApiRoute> notes(NoteResource notes) {
        String path = "/resources/api/applicants/notes";
        return List.of(
                ApiRoute.get(path, VIEW_PERSONAL, notes::list),
                ApiRoute.post(path, MODERATE, notes::add),
                ApiRoute.patch(path, MODERATE, notes::change));
    }

    private static List<ApiRoute> checks(CheckResource checks) {
        return List.of(
                ApiRoute.get(
                        "/resources/moderationStates/{reference}", VIEW, checks::moderationStates),
                ApiRoute.get("/resources/checks/latest", VIEW, checks::latest));
    }

    private static List<ApiRoute> levels(LevelResource levels) {
        return List.of(
                ApiRoute.get("/resources/applicants/-/levels", VIEW, levels::list),
                ApiRoute.get("/resources/applicants/-/levels/{levelId}", VIEW, levels::one),
                ApiRoute.post("/resources/applicants/-/levels", MANAGE, levels::create),
                ApiRoute.patch("/resources/applicants/-/levels", MANAGE, levels::change));
    }

    private static List<ApiRoute> reviews(ReviewResource reviews) {
        return List.of(
                ApiRoute.post(
                        "/resources/applicants/{applicantId}/status/pending",
                        MODERATE,
                        reviews::pending),
                ApiRoute.post(
                        "/resources/applicants/{applicantId}/status/testCompleted",
                        MODERATE,
                        reviews::testCompleted),
                ApiRoute.post(
                        "/resources/applicants/{applicantId}/reset", MODERATE, reviews::reset),
                ApiRoute.post(
                        "/resources/applicants/{applicantId}/resetStep/{idDocSetType}",
                        MODERATE,
                        reviews::resetStep),
                ApiRoute.post(
                        "/resources/applicants/{applicantId}/-/init", MODERATE, reviews::init));
    }

    private static List<ApiRoute> access(SdkAccessResource access) {
        return List.of(
                ApiRoute.post("/resources/accessTokens/sdk", MODERATE, access::token),
                ApiRoute.post("/resources/accessTokens", MODERATE, access::tokenByQuery),
                ApiRoute.post(
                        "/resources/sdkIntegrations/levels/{levelName}/websdkLink",
                        MODERATE,
                        access::link));
    }

    private static List<ApiRoute> webhooks(WebhookResource webhooks) {
        return List.of(
                ApiRoute.get("/resources/api/clientWebhooks", MANAGE, webhooks::list),
                ApiRoute.get("/resources/api/clientWebhooks/{webhookId}", MANAGE, webhooks::one),
                ApiRoute.get(
                        "/resources/api/clientWebhooks/{webhookId}/deliveries",
                        MANAGE,
                        webhooks::deliveries),
                ApiRoute.post(
                        "/resources/api/clientWebhooks/{webhookId}/deliveries/{deliveryId}/redeliver",
                        MANAGE,
                        webhooks::redeliver),
                ApiRoute.post(
                        "/resources/api/clientWebhooks/{webhookId}/test", MANAGE, webhooks::test),
                ApiRoute.post("/resources/api/agent/clientWebhooks", MANAGE, webhooks::create),
                ApiRoute.patch("/resources/api/agent/clientWebhooks", MANAGE, webhooks::change),
                ApiRoute.post(
                        "/resources/inspectionCallbacks/testDigest",
                        MANAGE,
                        WebhookResource::testDigest));
    }

    private static List<ApiRoute> records(ReportResource reports, AuditResource audit) {
        return List.of(
                ApiRoute.get(
                        "/resources/applicants/{applicantId}/summary/report",
                        VIEW_PERSONAL,
                        reports::get),
                ApiRoute.get("/resources/auditTrailEvents", VIEW, audit::newest),
                ApiRoute.get("/resources/auditTrailEvents/list", VIEW, audit::list));
    }
}
