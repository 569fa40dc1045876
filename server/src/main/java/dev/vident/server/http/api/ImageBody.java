package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.document.Document;
import dev.vident.server.document.StoredFile;
import dev.vident.server.platform.WireDates;
import dev.vident.server.script.Still;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One image of the list of contract 4.9; its id is text here.
record ImageBody(
        String id,
        String previewId,
        String addedDate,
        FileMetadata fileMetadata,
        IdDocDef idDocDef,
        String attemptId,
        String source,
        boolean deactivated) {

    record FileMetadata(
            String fileName, String fileType, long fileSize, @Nullable Resolution resolution) {}

    record Resolution(int width, int height) {}

    record IdDocDef(@Nullable String country, String idDocType, @Nullable String idDocSubType) {}

    record Page(@JsonInclude(JsonInclude.Include.ALWAYS) List<ImageBody> items, int totalItems) {}

    static ImageBody of(Still still) {
        String id = Long.toString(still.imageId());
        return new ImageBody(
                id,
                id,
                WireDates.plain(still.takenAt()),
                new FileMetadata(
                        still.fileName(),
                        still.contentType().substring("image/".length()),
                        still.sizeBytes(),
                        new Resolution(still.width(), still.height())),
                new IdDocDef(null, still.kind().idDocType(), still.kind().idDocSubType()),
                still.attemptId(),
                Still.SOURCE,
                still.deactivated());
    }

    /// A document that has a file.
    static ImageBody of(Document document, StoredFile file) {
        String id = Long.toString(document.imageId());
        Integer width = file.width();
        Integer height = file.height();
        return new ImageBody(
                id,
                id,
                WireDates.plain(document.addedAt()),
                new FileMetadata(
                        file.fileName(),
                        file.contentType().substring(file.contentType().indexOf('/') + 1),
                        file.sizeBytes(),
                        width == null || height == null ? null : new Resolution(width, height)),
                new IdDocDef(document.country(), document.idDocType(), document.idDocSubType()),
                document.attemptId(),
                Document.SOURCE,
                document.deactivated());
    }
}
