package dev.vident.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Collects a request body up to a limit, also on GET (contract 3.2); never holds more than the
/// limit.
final class BodyReader {

    private static final byte[] NONE = new byte[0];

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final long bytesMax;
    private final Consumer<byte[]> whole;
    private final Consumer<RequestRefused> refused;
    private final Buffer collected = Buffer.buffer();
    private boolean done;
    private long timer = -1;

    private BodyReader(
            RoutingContext routing,
            long bytesMax,
            Consumer<byte[]> whole,
            Consumer<RequestRefused> refused) {
        this.routing = routing;
        this.request = routing.request();
        this.bytesMax = bytesMax;
        this.whole = whole;
        this.refused = refused;
    }

    /// Reads on the event loop; exactly one of the two consumers is called, unless the connection
    /// breaks.
    static void read(
            RoutingContext routing,
            long bytesMax,
            Duration wait,
            Consumer<byte[]> whole,
            Consumer<RequestRefused> refused) {
        HttpServerRequest request = routing.request();
        String length = request.getHeader("Content-Length");
        if (length == null && request.getHeader("Transfer-Encoding") == null) {
            whole.accept(NONE);
            return;
        }
        new BodyReader(routing, bytesMax, whole, refused).start(length, wait);
    }

    private void start(@Nullable String length, Duration wait) {
        if (length != null && declared(length) > bytesMax) {
            refuse(tooLarge());
            return;
        }
        timer = routing.vertx().setTimer(wait.toMillis(), _ -> late());
        String expectation = request.getHeader("Expect");
        if (expectation != null && expectation.equalsIgnoreCase("100-continue")) {
            request.response().writeContinue();
        }
        request.handler(this::part);
        request.endHandler(_ -> end());
        request.exceptionHandler(_ -> finish());
    }

    private void part(Buffer part) {
        if (done) {
            return;
        }
        if (collected.length() + (long) part.length() > bytesMax) {
            refuse(tooLarge());
            return;
        }
        collected.appendBuffer(part);
    }

    private void end() {
        if (!done) {
            finish();
            whole.accept(collected.getBytes());
        }
    }

    private void late() {
        if (!done) {
            refuse(RequestRefused.generic(408));
        }
    }

    private void finish() {
        done = true;
        routing.vertx().cancelTimer(timer);
    }

    /// The rest is thrown away for a moment, so that the peer gets to read the answer before the
    /// connection closes.
    private void refuse(RequestRefused refusal) {
        finish();
        request.handler(_ -> {});
        request.endHandler(_ -> {});
        Endpoints.closeAfterAnswer(routing);
        refused.accept(refusal);
    }

    private RequestRefused tooLarge() {
        return new RequestRefused(413, "The request body exceeds " + bytesMax + " bytes");
    }

    private static long declared(String length) {
        try {
            return Long.parseLong(length.strip());
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }
}
