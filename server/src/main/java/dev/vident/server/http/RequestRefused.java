package dev.vident.server.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;

/// A request that HTTP itself refuses: unknown path, too large, wrong content type, unsatisfiable
/// range.
///
/// Refusals of the product are `Problem`s; both become bodies in [ErrorMapper].
public final class RequestRefused extends RuntimeException {

    private final int status;
    private final List<Answer.Header> headers;

    /// @param status HTTP status, 400..599
    /// @param description the sentence the caller reads
    public RequestRefused(int status, String description) {
        this(status, description, List.of());
    }

    /// @param headers what the status asks for, for example `Allow` with 405
    public RequestRefused(int status, String description, List<Answer.Header> headers) {
        super(description, null, false, false);
        this.status = status;
        this.headers = List.copyOf(headers);
    }

    /// A refusal that says no more than its status.
    public static RequestRefused generic(int status) {
        return new RequestRefused(status, sentence(status));
    }

    /// The same with a header that the status asks for.
    public static RequestRefused generic(int status, String header, String value) {
        return new RequestRefused(
                status, sentence(status), List.of(new Answer.Header(header, value)));
    }

    private static String sentence(int status) {
        return "HTTP " + status + " " + HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    int status() {
        return status;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    List<Answer.Header> headers() {
        return headers;
    }
}
