package dev.vident.server.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// Gives each request an id of 32 hex characters, made when it is first asked for.
///
/// The first half names the process, the second counts; neither is secret. Thread-safe.
final class CorrelationIds implements Handler<RoutingContext> {

    private static final String KEY = "vident.correlation";

    private final String process;
    private final AtomicLong last = new AtomicLong();

    /// @param process 16 hex characters that differ between two runs
    CorrelationIds(String process) {
        this.process = process;
    }

    @Override
    public void handle(RoutingContext routing) {
        routing.put(KEY, this);
        routing.next();
    }

    /// The id of a request; the same on each call.
    static String of(RoutingContext routing) {
        Object known = routing.get(KEY);
        if (known instanceof CorrelationIds ids) {
            String id = ids.next();
            routing.put(KEY, id);
            return id;
        }
        return String.valueOf(known);
    }

    /// As [#of], also where the router failed before it came to this handler.
    String idOf(RoutingContext routing) {
        Object known = routing.get(KEY);
        if (known == null) {
            routing.put(KEY, this);
        }
        return of(routing);
    }

    String next() {
        return process + HexFormat.of().toHexDigits(last.incrementAndGet());
    }
}
