package dev.vident.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// Fetches a recording into a file and goes on where it stopped when the connection breaks.
///
/// Bytes gather in `<target>.part`; the target appears only when it is whole.
final class MediaDownload {

    private final SignedHttp http;
    private final String resource;
    private final Path target;
    private final Path part;

    MediaDownload(SignedHttp http, String resource, Path target) {
        this.http = http;
        this.resource = resource;
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
    }

    void run() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                fetchRest();
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (IOException broken) {
                if (attempt >= http.retries().attemptsMax()) {
                    throw broken;
                }
                http.waitAfter(attempt);
            }
        }
    }

    private void fetchRest() throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpResponse<InputStream> response = request(have);
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case 200 -> append(body, 0, wholeLength(response));
                case 206 -> append(body, have, wholeLength(response));
                case 416 -> {
                    // The part is as long as the recording, or of another one: only the former may
                    // be kept.
                    if (wholeLength(response) != have) {
                        Files.delete(part);
                        throw new IOException("the kept part does not belong to the recording");
                    }
                }
                default ->
                        throw VidentApiException.of(
                                response.statusCode(),
                                new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private HttpResponse<InputStream> request(long have) throws IOException {
        Map<String, String> headers = have == 0 ? Map.of() : Map.of("Range", "bytes=" + have + "-");
        try {
            return http.send(
                    new SignedHttp.Call("GET", resource, null, true, headers),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void append(InputStream body, long from, long length) throws IOException {
        StandardOpenOption mode =
                from == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
        try (OutputStream out =
                Files.newOutputStream(
                        part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
            body.transferTo(out);
        }
        if (length >= 0 && Files.size(part) != length) {
            throw new IOException("the recording arrived incomplete");
        }
    }

    /// The length of the whole recording, -1 when the answer does not say.
    private static long wholeLength(HttpResponse<?> response) {
        if (response.statusCode() == 200) {
            return response.headers().firstValueAsLong("Content-Length").orElse(-1);
        }
        String range = response.headers().firstValue("Content-Range").orElse("");
        String total = range.substring(range.indexOf('/') + 1);
        return total.matches("[0-9]{1,18}") ? Long.parseLong(total) : -1;
    }
}
