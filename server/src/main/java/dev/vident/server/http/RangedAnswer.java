package dev.vident.server.http;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers with a large, unchanging object: whole, or the one range that was asked for (RFC 9110,
/// section 14).
public final class RangedAnswer {

    /// Opens `length` bytes from `offset`.
    @FunctionalInterface
    public interface Source {
        InputStream open(long offset, long length);
    }

    private RangedAnswer() {}

    /// The answer to a GET or HEAD.
    ///
    /// @param tag names this content for good; becomes the `ETag`
    /// @param size bytes of the whole
    /// @throws RequestRefused with 416 when the range lies outside
    public static Answer of(
            Exchange exchange, String contentType, String tag, long size, Source source) {
        String etag = '"' + tag + '"';
        Optional<ByteRange> range = wanted(exchange, etag, size);
        List<Answer.Header> headers = new ArrayList<>();
        headers.add(new Answer.Header("Content-Type", contentType));
        headers.add(new Answer.Header("Accept-Ranges", "bytes"));
        headers.add(new Answer.Header("ETag", etag));
        range.ifPresent(part ->
                headers.add(
                        new Answer.Header(
                                "Content-Range",
                                "bytes " + part.first() + "-" + part.last() + "/" + size)));
        long first = range.map(ByteRange::first).orElse(0L);
        long length = range.map(ByteRange::length).orElse(size);
        InputStream stream =
                exchange.method().equals("HEAD")
                        ? InputStream.nullInputStream()
                        : source.open(first, length);
        return new Answer(
                range.isPresent() ? 206 : 200, headers, new Answer.Body.Stream(stream, length));
    }

    private static Optional<ByteRange> wanted(Exchange exchange, String etag, long size) {
        // RFC 9110, 14.2: Range means nothing with other methods than GET.
        if (!exchange.method().equals("GET")) {
            return Optional.empty();
        }
        @Nullable String condition = exchange.header("If-Range");
        if (condition != null && !condition.strip().equals(etag)) {
            return Optional.empty();
        }
        return ByteRange.of(exchange.header("Range"), size);
    }
}
