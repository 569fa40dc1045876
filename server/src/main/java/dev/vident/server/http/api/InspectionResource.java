package dev.vident.server.http.api;

import dev.vident.server.http.Answer;
import dev.vident.server.http.Json;
import dev.vident.server.identification.Inspection;
import dev.vident.server.identification.Inspections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `GET /resources/inspections/{inspectionId}` (contract section 1).
final class InspectionResource {

    private static final String VIDEO_IDENT_DATA = "videoIdentData";

    private final Inspections inspections;

    InspectionResource(Inspections inspections) {
        this.inspections = inspections;
    }

    /// The documented projection goes out as it is stored: one row, no JSON is read or written. Any
    /// other is put together from the same row.
    Answer get(ApiCall call) {
        String fields = call.parameter("fields");
        byte[] stored = inspections.videoIdentAnswer(call.mode(), call.segment(0));
        return VIDEO_IDENT_DATA.equals(fields)
                ? Answer.json(200, stored)
                : Answer.json(200, projection(call, fields == null ? "" : fields, stored));
    }

    /// `id` is always there; without `fields` everything is; unknown names are ignored (contract
    /// 1.1).
    private Map<String, Object> projection(ApiCall call, String fields, byte[] stored) {
        List<String> wanted = List.of(fields.split(","));
        Inspection inspection = inspections.get(call.mode(), call.segment(0));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", inspection.id());
        if (fields.isEmpty() || wanted.contains("applicantId")) {
            members.put("applicantId", inspection.applicantId());
        }
        JsonNode videoIdentData = Json.tree(stored).get(VIDEO_IDENT_DATA);
        if (videoIdentData != null && (fields.isEmpty() || wanted.contains(VIDEO_IDENT_DATA))) {
            members.put(VIDEO_IDENT_DATA, videoIdentData);
        }
        return members;
    }
}
