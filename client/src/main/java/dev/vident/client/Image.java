package dev.vident.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A picture of an applicant (contract 4.9).
///
/// @param source `videoident` when taken in a call, `fileupload` when handed in
/// @param sizeBytes of the file
/// @param deactivated whether it no longer counts
public record Image(
        long id,
        @Nullable Instant added,
        String source,
        @Nullable String idDocType,
        @Nullable String idDocSubType,
        @Nullable String fileName,
        long sizeBytes,
        boolean deactivated) {

    static Image of(JsonObject json) {
        JsonObject kind = json.object("idDocDef");
        JsonObject file = json.object("fileMetadata");
        Long size = file == null ? null : file.number("fileSize");
        return new Image(
                Long.parseLong(json.requiredText("id")),
                WireDates.instant(json.text("addedDate")),
                json.requiredText("source"),
                kind == null ? null : kind.text("idDocType"),
                kind == null ? null : kind.text("idDocSubType"),
                file == null ? null : file.text("fileName"),
                size == null ? 0 : size,
                Boolean.TRUE.equals(json.flag("deactivated")));
    }
}
