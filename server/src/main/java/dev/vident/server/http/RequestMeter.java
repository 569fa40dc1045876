package dev.vident.server.http;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Reports every answered request by its route. Must be the first family of routes. Thread-safe.
public final class RequestMeter implements Routes {
    private static final String TEMPLATE = "vident.route";
    private static final String UNKNOWN = "none";

    /// Hears of one answered request.
    @FunctionalInterface
    public interface Listener {
        /// @param route a template such as `/desk/api/media/:mediaId`, or `none`; never the path
        ///   itself, which may hold somebody's id
        void answered(String method, String route, int status, Duration took);
    }

    private final Listener listener;
    private final InstantSource clock;

    public RequestMeter(Listener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.route()
                .handler(routing -> {
                    Instant begun = clock.instant();
                    routing.addEndHandler(_ -> report(routing, begun));
                    routing.next();
                });
    }

    /// Names the template of a route that was found by other means than the router.
    static void name(RoutingContext routing, String template) {
        routing.put(TEMPLATE, template);
    }

    private void report(RoutingContext routing, Instant begun) {
        listener.answered(
                known(routing.request().method().name()),
                template(routing),
                routing.response().getStatusCode(),
                Duration.between(begun, clock.instant()));
    }

    private static String template(RoutingContext routing) {
        String named = routing.get(TEMPLATE);
        Route route = routing.currentRoute();
        String path = route == null ? null : route.getPath();
        return named != null ? named : path != null ? path : UNKNOWN;
    }

    /// Anybody can invent methods, and each would be a time series of its own.
    private static String known(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            default -> "OTHER";
        };
    }
}
