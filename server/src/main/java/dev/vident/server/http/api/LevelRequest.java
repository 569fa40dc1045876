package dev.vident.server.http.api;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.applicant.DocumentSet;
import dev.vident.server.applicant.LevelPlan;
import dev.vident.server.composition.LayoutStyle;
import dev.vident.server.http.Json;
import dev.vident.server.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A level as it is sent to create or change it (contract 4.13); unknown members are ignored.
///
/// @param key belongs to the client and cannot be set
record LevelRequest(
        @Nullable String id,
        @Nullable String key,
        @Nullable String name,
        @Nullable String desc,
        @Nullable String type,
        @Nullable String applicantType,
        @Nullable Documents requiredIdDocs,
        @Nullable JsonNode videoIdentSettings) {

    record Documents(
            @Nullable Boolean videoIdent,
            @Nullable List<String> videoIdentUploadTypes,
            @Nullable List<Step> docSets) {

        LevelPlan.Documents toDocuments() {
            return new LevelPlan.Documents(
                    Boolean.TRUE.equals(videoIdent),
                    videoIdentUploadTypes == null
                            ? List.of()
                            : ApiCall.present(videoIdentUploadTypes),
                    docSets == null
                            ? List.of()
                            : ApiCall.present(docSets).stream().map(Step::toSet).toList());
        }
    }

    record Step(@Nullable String idDocSetType, @Nullable List<String> types) {
        DocumentSet toSet() {
            return new DocumentSet(
                    ApiCall.required(idDocSetType, "idDocSetType"),
                    types == null ? List.of() : ApiCall.present(types));
        }
    }

    /// @throws dev.vident.server.platform.ProblemException 403 when it has a `key`, 400 for a value
    ///   that is not known, also as `layout` of the settings
    LevelPlan toPlan(String clientId) {
        if (key != null) {
            throw new Problem.Forbidden(
                            "Invalid {CLIENT_ID=" + clientId + ", KEY=" + key + "} fields value")
                    .exception();
        }
        if (type != null && !type.equals("standalone")) {
            throw new Problem.BadRequest("type must be standalone").exception();
        }
        return new LevelPlan(
                name,
                desc,
                applicantType == null ? null : NewApplicantBody.type(applicantType),
                requiredIdDocs == null ? null : requiredIdDocs.toDocuments(),
                settings());
    }

    private @Nullable String settings() {
        if (videoIdentSettings == null || videoIdentSettings.isNull()) {
            return null;
        }
        if (!videoIdentSettings.isObject()) {
            throw new Problem.BadRequest("videoIdentSettings must be an object").exception();
        }
        requireLayout(videoIdentSettings.get("layout"));
        requireVideoCodec(videoIdentSettings.get("videoCodec"));
        return new String(Json.bytes(videoIdentSettings), StandardCharsets.UTF_8);
    }

    private static void requireLayout(@Nullable JsonNode layout) {
        if (layout != null
                && (!layout.isString() || LayoutStyle.named(layout.asString()).isEmpty())) {
            throw new Problem.BadRequest(
                            "videoIdentSettings.layout must be one of "
                                    + Arrays.stream(LayoutStyle.values())
                                            .map(LayoutStyle::settingName)
                                            .collect(Collectors.joining(", ")))
                    .exception();
        }
    }

    private static void requireVideoCodec(@Nullable JsonNode codec) {
        List<String> names =
                Arrays.stream(VideoEncoding.values()).map(VideoEncoding::encodingName).toList();
        if (codec != null && (!codec.isString() || !names.contains(codec.asString()))) {
            throw new Problem.BadRequest(
                            "videoIdentSettings.videoCodec must be one of "
                                    + String.join(", ", names))
                    .exception();
        }
    }
}
