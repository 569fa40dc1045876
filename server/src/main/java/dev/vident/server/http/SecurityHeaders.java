package dev.vident.server.http;

import io.vertx.ext.web.RoutingContext;

/// Headers that every answer carries; pages add their own `Content-Security-Policy`.
final class SecurityHeaders {

    private SecurityHeaders() {}

    static void set(RoutingContext routing) {
        routing.response()
                .headers()
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer");
        routing.next();
    }
}
