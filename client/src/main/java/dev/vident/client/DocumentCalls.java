package dev.vident.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Documents and pictures of applicants (contract section 4, rows 12–14 and 30). Files are
/// streamed, never held as a whole. Failures as described at [VidentClient]. Thread-safe.
public final class DocumentCalls {

    private final Calls calls;

    DocumentCalls(Calls calls) {
        this.calls = calls;
    }

    /// Hands a document in. Not repeated: after a broken connection look at [#images] first.
    ///
    /// @param file at most 64 MiB: JPEG, PNG, PDF, MP4, QuickTime or WebM
    /// @return the id of its image
    /// @throws IOException when the file cannot be read
    /// @throws VidentApiException with one of the codes 1000–1011 of contract section 3.4
    public long add(String applicantId, DocumentMetadata metadata, Path file) throws IOException {
        return new DocumentUpload(
                        calls.http(), Calls.applicant(applicantId) + "/info/idDoc", metadata, file)
                .run();
    }

    /// Pictures of the applicant, taken in calls and handed in.
    public List<Image> images(String applicantId) {
        return JsonReader.object(calls.get(Calls.applicant(applicantId) + "/metadata/resources"))
                .objects("items")
                .stream()
                .map(Image::of)
                .toList();
    }

    /// Fetches the bytes of an image into a file.
    ///
    /// @param target replaced when it exists
    /// @return the content type
    /// @throws IOException when the file cannot be written or the connection breaks
    public String download(String inspectionId, long imageId, Path target) throws IOException {
        HttpResponse<InputStream> response =
                calls.http()
                        .send(
                                SignedHttp.Call.get(image(inspectionId, imageId)),
                                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw VidentApiException.of(
                        response.statusCode(),
                        new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            Files.copy(body, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return response.headers().firstValue("Content-Type").orElse("application/octet-stream");
    }

    /// Marks an image as not counting.
    ///
    /// @throws VidentApiException 304 while the applicant is being checked
    public void deactivate(String inspectionId, long imageId) {
        calls.delete(image(inspectionId, imageId), null);
    }

    /// Takes back that an image does not count.
    ///
    /// @throws VidentApiException 304 while the applicant is being checked
    public void revert(String inspectionId, long imageId) {
        calls.delete(image(inspectionId, imageId) + "?revert=true", null);
    }

    private static String image(String inspectionId, long imageId) {
        return "/resources/inspections/" + Target.encode(inspectionId) + "/resources/" + imageId;
    }
}
