package dev.vident.server.http.api;

import java.nio.charset.StandardCharsets;

/// Bodies of type `multipart/form-data`, as Latin-1 text that carries bytes.
final class Multipart {

    static final String BOUNDARY = "----b0undary";
    static final String CONTENT_TYPE =
            "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\n";

    /// The smallest file whose head says that it is a JPEG of 640 × 480.
    static final String JPEG =
            "\u00ff\u00d8\u00ff\u00c0\u0000\u0011\u0008\u0001\u00e0\u0002\u0080\u0003";

    private final StringBuilder text = new StringBuilder();

    static String metadata(String idDocType) {
        return "{\"idDocType\":\"" + idDocType + "\",\"country\":\"CHE\"}";
    }

    Multipart part(String head, String content) {
        text.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; ")
                .append(head)
                .append("\r\n\r\n")
                .append(content)
                .append("\r\n");
        return this;
    }

    Multipart metadataPart(String json) {
        return part(
                "name=\"metadata\"",
                new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    Multipart content(String bytes) {
        return part("name=\"content\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg", bytes);
    }

    /// The parts so far, without an end.
    String text() {
        return text.toString();
    }

    String body() {
        return text + "--" + BOUNDARY + "--\r\n";
    }

    /// Metadata of a passport and a file.
    static String passport(String bytes) {
        return new Multipart().metadataPart(metadata("PASSPORT")).content(bytes).body();
    }
}
