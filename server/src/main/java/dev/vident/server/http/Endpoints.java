package dev.vident.server.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Mounts [Endpoint]s: reads the body up to a limit, runs the endpoint on a virtual thread, sends
/// its answer.
public final class Endpoints {

    private static final String KEY = "vident.endpoints";
    private static final byte[] NONE = new byte[0];

    private static final long LINGER_MILLIS = 500;

    private final long bodyBytesMax;
    private final Duration bodyWait;
    private final RequestLimit limit;
    private final TrustedProxies proxies;
    private final ErrorMapper errors;

    Endpoints(HttpSettings settings, ErrorMapper errors) {
        this.bodyBytesMax = settings.bodyBytesMax();
        this.bodyWait = settings.bodyWait();
        this.limit = new RequestLimit(settings.requestsMax());
        this.proxies = new TrustedProxies(settings.trustedProxies());
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

    /// Serves one request whose body the endpoint reads itself.
    public static void serveStreamed(
            RoutingContext routing, String template, StreamedEndpoint endpoint) {
        RequestMeter.name(routing, template);
        of(routing).acceptStreamed(routing, endpoint);
    }

    /// The address a request comes from, for handlers that are no endpoints: the peer's, or what
    /// trusted proxies say.
    public static String clientAddress(RoutingContext routing) {
        return of(routing).exchange(routing).clientAddress();
    }

    /// A header that only a trusted proxy may set; null when it is absent or a stranger set it.
    public static @Nullable String headerOfTrustedProxy(RoutingContext routing, String name) {
        Endpoints endpoints = of(routing);
        return endpoints.proxies.trusts(endpoints.exchange(routing).remoteAddress())
                ? routing.request().getHeader(name)
                : null;
    }

    private Exchange exchange(RoutingContext routing) {
        return new Exchange(routing, new byte[0], proxies);
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

    private boolean enters(RoutingContext routing) {
        if (!limit.enter()) {
            errors.refuse(
                    routing,
                    new RequestRefused(
                            503,
                            "The server is busy",
                            List.of(new Answer.Header("Retry-After", "1"))));
            return false;
        }
        routing.addEndHandler(_ -> limit.leave());
        return true;
    }

    private void acceptStreamed(RoutingContext routing, StreamedEndpoint endpoint) {
        if (enters(routing)) {
            IncomingBody body = new IncomingBody(routing.request(), bodyWait);
            Thread.startVirtualThread(() -> runStreamed(routing, body, endpoint));
        }
    }

    private void runStreamed(RoutingContext routing, IncomingBody body, StreamedEndpoint endpoint) {
        try {
            Answer answer = endpoint.answer(new Exchange(routing, NONE, proxies), body);
            leave(routing, body);
            AnswerWriter.send(routing, answer);
        } catch (Throwable failure) {
            leave(routing, body);
            errors.refuse(routing, failure);
        }
    }

    /// What is left of a body is not read to its end: the answer goes out, and the connection is
    /// closed.
    private static void leave(RoutingContext routing, IncomingBody body) {
        if (!body.isWhole()) {
            body.discard();
            closeAfterAnswer(routing);
        }
    }

    /// Closes the connection a moment after the answer, so that a peer that still sends gets to
    /// read it.
    static void closeAfterAnswer(RoutingContext routing) {
        routing.response().putHeader("Connection", "close");
        routing.addBodyEndHandler(_ ->
                routing.vertx()
                        .setTimer(LINGER_MILLIS, _ -> routing.request().connection().close()));
    }

    private void accept(RoutingContext routing, long limitOfRoute, Endpoint endpoint) {
        if (!enters(routing)) {
            return;
        }
        BodyReader.read(
                routing,
                limitOfRoute < 0 ? bodyBytesMax : limitOfRoute,
                bodyWait,
                body -> Thread.startVirtualThread(() -> run(routing, body, endpoint)),
                refusal -> errors.refuse(routing, refusal));
    }

    private void run(RoutingContext routing, byte[] body, Endpoint endpoint) {
        try {
            AnswerWriter.send(routing, endpoint.answer(new Exchange(routing, body, proxies)));
        } catch (Throwable failure) {
            errors.refuse(routing, failure);
        }
    }
}
