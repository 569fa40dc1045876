package dev.vident.server.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;

/// Reads the beginning of a body as text and lets go of the rest, however long it is.
final class FirstBytes {
    private FirstBytes() {}

    /// To be called on the event loop that hands out the response, before it goes on.
    ///
    /// @param limit bytes kept; a body that reaches it ends its connection
    static Future<String> of(HttpClientResponse response, int limit) {
        Promise<String> text = Promise.promise();
        Buffer kept = Buffer.buffer();
        response.exceptionHandler(text::tryFail);
        response.endHandler(_ -> text.tryComplete(kept.toString(StandardCharsets.UTF_8)));
        response.handler(part -> {
            kept.appendBuffer(part, 0, Math.min(part.length(), limit - kept.length()));
            if (kept.length() == limit && text.tryComplete(kept.toString(StandardCharsets.UTF_8))) {
                response.request().reset();
            }
        });
        return text.future();
    }
}
