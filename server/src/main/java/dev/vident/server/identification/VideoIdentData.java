package dev.vident.server.identification;

import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.platform.WireDates;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes the answer of contract section 1.2, members in the order documented, unknown ones left
/// out.
final class VideoIdentData {
    private static final JsonFactory JSON = new JsonFactory();

    private VideoIdentData() {}

    /// The answer for a level without Video Ident.
    static byte[] none(String inspectionId) {
        return write(inspectionId, null, null, List.of());
    }

    static byte[] write(
            String inspectionId,
            @Nullable ReviewStatus status,
            @Nullable String operatorName,
            List<RenderedCall> calls) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("id", inspectionId);
            if (status != null) {
                json.writeObjectPropertyStart("videoIdentData");
                json.writeStringProperty("reviewStatus", status.wireName());
                if (operatorName != null) {
                    json.writeStringProperty("moderatorDisplayName", operatorName);
                }
                compositions(json, calls);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void compositions(JsonGenerator json, List<RenderedCall> calls) {
        if (calls.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("compositions");
        for (RenderedCall call : calls) {
            json.writeStartObject();
            json.writeStringProperty("compositionCreatedAt", WireDates.plain(call.createdAt()));
            Long duration = call.durationSeconds();
            if (duration != null) {
                json.writeNumberProperty("compositionDuration", duration);
            }
            String mediaId = call.mediaId();
            if (mediaId != null) {
                json.writeStringProperty("compositionMediaId", mediaId);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
