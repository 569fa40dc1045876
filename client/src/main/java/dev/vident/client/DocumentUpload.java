package dev.vident.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/// Sends a file as `multipart/form-data` (RFC 7578). The body is read twice, once to sign and once
/// to send, and never held.
final class DocumentUpload {

    private static final int PIECE_BYTES = 64 * 1024;

    private final SignedHttp http;
    private final String target;
    private final Path file;
    private final String boundary = "vident-" + UUID.randomUUID();
    private final byte[] head;
    private final byte[] tail;

    DocumentUpload(SignedHttp http, String target, DocumentMetadata metadata, Path file) {
        this.http = http;
        this.target = target;
        this.file = file;
        this.head =
                (part("name=\"metadata\"\r\nContent-Type: application/json")
                                + new String(metadata.json(), StandardCharsets.UTF_8)
                                + "\r\n"
                                + part("name=\"content\"; filename=\"" + fileName(file) + '"'))
                        .getBytes(StandardCharsets.UTF_8);
        this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    long run() throws IOException {
        long length = head.length + Files.size(file) + tail.length;
        HttpResponse<String> response =
                http.sendOnce(
                        new SignedHttp.LargeBody(
                                target,
                                "multipart/form-data; boundary=" + boundary,
                                this::sign,
                                HttpRequest.BodyPublishers.fromPublisher(
                                        HttpRequest.BodyPublishers.ofInputStream(this::open),
                                        length)));
        if (response.statusCode() != 200) {
            throw VidentApiException.of(response.statusCode(), response.body());
        }
        return response.headers()
                .firstValueAsLong("X-Image-Id")
                .orElseThrow(() -> new IOException("the answer names no image"));
    }

    private void sign(RequestSigner.Running signature) {
        byte[] piece = new byte[PIECE_BYTES];
        try (InputStream body = open()) {
            int count;
            while ((count = body.read(piece)) >= 0) {
                signature.update(piece, 0, count);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private InputStream open() {
        try {
            return new SequenceInputStream(
                    Collections.enumeration(
                            List.of(
                                    new ByteArrayInputStream(head),
                                    Files.newInputStream(file),
                                    new ByteArrayInputStream(tail))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String part(String disposition) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    }

    /// Quotes and line ends would end the header (RFC 7578, section 4.2).
    private static String fileName(Path file) {
        return String.valueOf(file.getFileName())
                .replace("\"", "%22")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }
}
