package dev.vident.server.http;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What an [Endpoint] answers: a status, headers and a body.
///
/// @param status HTTP status, 200..599
/// @param headers in the order they are sent; `Content-Length` is added by the server
/// @param body what follows
public record Answer(int status, List<Header> headers, Body body) {

    /// One header line.
    public record Header(String name, String value) {}

    /// The body of an answer.
    public sealed interface Body {
        /// Bytes at hand.
        @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
        record Bytes(byte[] bytes) implements Body {}

        /// Exactly `length` bytes read from a stream that the server closes; unread for a HEAD
        /// request.
        record Stream(InputStream stream, long length) implements Body {}
    }

    private static final byte[] NOTHING = new byte[0];

    public Answer {
        headers = List.copyOf(headers);
    }

    /// An answer without body.
    public static Answer empty(int status) {
        return new Answer(status, List.of(), new Body.Bytes(NOTHING));
    }

    /// Bytes of a content type.
    public static Answer bytes(int status, String contentType, byte[] bytes) {
        return new Answer(
                status, List.of(new Header("Content-Type", contentType)), new Body.Bytes(bytes));
    }

    /// Finished JSON, UTF-8.
    public static Answer json(int status, byte[] json) {
        return new Answer(status, JSON, new Body.Bytes(json));
    }

    /// A value written as JSON with absent members left out.
    public static Answer json(int status, Object value) {
        return json(status, Json.bytes(value));
    }

    /// The same answer with one header more.
    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }

    private static final List<Header> JSON =
            List.of(new Header("Content-Type", "application/json;charset=utf-8"));
}
