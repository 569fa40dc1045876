package dev.vident.server.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/// Mounts [Endpoint]s: reads the body up to a limit, runs the endpoint on a virtual thread, sends
/// its answer.
public final class Endpoints {

    private static final String KEY = "vident.endpoints";

    private final long bodyBytesMax;
    private final RequestLimit limit;
    private final ErrorMapper errors;

    Endpoints(HttpSettings settings, ErrorMapper errors) {
        this.bodyBytesMax = settings.bodyBytesMax();
        this.limit = new RequestLimit(settings.requestsMax());
        this.errors = errors;
    }

    /// Mounts an endpoint with the server's own limit for bodies.
    public static void on(Route route, Endpoint endpoint) {
        on(route, -1, endpoint);
    }

    /// Mounts an endpoint whose body may have at most `bodyBytesMax` bytes; a larger one is refused
    /// with 413 before it is read.
    public static void on(Route route, long bodyBytesMax, Endpoint endpoint) {
        route.handler(routing -> serve(routing, bodyBytesMax, endpoint));
    }

    /// Serves one request whose route was found by other means.
    ///
    /// @param template the route's name in figures, for instance `/resources/levels/{name}`
    public static void serve(
            RoutingContext routing, String template, long bodyBytesMax, Endpoint endpoint) {
        RequestMeter.name(routing, template);
        serve(routing, bodyBytesMax, endpoint);
    }

    /// Serves one request whose route was found by other means.
    public static void serve(RoutingContext routing, long bodyBytesMax, Endpoint endpoint) {
        of(routing).accept(routing, bodyBytesMax, endpoint);
    }

    /// Puts itself in reach of the static methods.
    Handler<RoutingContext> entry() {
        return routing -> {
            routing.put(KEY, this);
            routing.next();
        };
    }

    private static Endpoints of(RoutingContext routing) {
        Endpoints endpoints = routing.get(KEY);
        if (endpoints == null) {
            throw new IllegalStateException("the route is not mounted on an HttpServer");
        }
        return endpoints;
    }

    private void accept(RoutingContext routing, long limitOfRoute, Endpoint endpoint) {
        if (!limit.enter()) {
            errors.refuse(
                    routing,
                    new RequestRefused(
                            503,
                            "The server is busy",
                            List.of(new Answer.Header("Retry-After", "1"))));
            return;
        }
        routing.addEndHandler(_ -> limit.leave());
        BodyReader.read(
                routing,
                limitOfRoute < 0 ? bodyBytesMax : limitOfRoute,
                body -> Thread.startVirtualThread(() -> run(routing, body, endpoint)),
                refusal -> errors.refuse(routing, refusal));
    }

    private void run(RoutingContext routing, byte[] body, Endpoint endpoint) {
        try {
            AnswerWriter.send(routing, endpoint.answer(new Exchange(routing, body)));
        } catch (Throwable failure) {
            errors.refuse(routing, failure);
        }
    }
}
