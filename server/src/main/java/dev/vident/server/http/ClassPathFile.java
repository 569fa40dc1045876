package dev.vident.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// A file of the class path, read once.
///
/// @param etag strong, with its quotes
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record ClassPathFile(byte[] bytes, String contentType, String etag) {

    /// Reads a resource; empty when there is none.
    static Optional<ClassPathFile> find(String name) {
        try (InputStream stream = ClassPathFile.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                return Optional.empty();
            }
            byte[] bytes = stream.readAllBytes();
            String etag = '"' + sha256(bytes).substring(0, 22) + '"';
            return Optional.of(new ClassPathFile(bytes, contentType(name), etag));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }

    /// The SHA-256 of bytes in Base64, as a content security policy wants it.
    static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    private static String contentType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "html" -> "text/html;charset=utf-8";
            case "js", "mjs" -> "text/javascript;charset=utf-8";
            case "css" -> "text/css;charset=utf-8";
            case "json", "map" -> "application/json;charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "ico" -> "image/x-icon";
            case "woff2" -> "font/woff2";
            case "webmanifest" -> "application/manifest+json";
            default -> "application/octet-stream";
        };
    }
}
