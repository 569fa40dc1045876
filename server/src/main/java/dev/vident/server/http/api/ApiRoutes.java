package dev.vident.server.http.api;

import dev.vident.server.access.Caller;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoint;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.RequestRefused;
import dev.vident.server.http.RequestSignature;
import dev.vident.server.http.RequestTarget;
import dev.vident.server.http.Routes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The Sumsub-compatible API: finds the call by the raw request target, checks signature, rate
/// limit and permissions.
///
/// Paths are cut before they are decoded, so `;externalUserId=a%2Fb` stays one segment (contract
/// section 0). Thread-safe.
public final class ApiRoutes implements Routes {

    private static final long BODY_BYTES_MAX = 1 << 20;
    private static final String HEALTH = "/resources/status/api";
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    private final List<ApiRoute> routes;
    private final RequestSignature signature;
    private final RateLimits rateLimits;

    public ApiRoutes(ApiParts parts) {
        this.signature = new RequestSignature(parts.appTokens(), parts.clock());
        this.rateLimits = parts.rateLimits();
        this.routes = ApiTable.of(parts);
    }

    @Override
    public void mount(Router router) {
        // Health is asked by probes that have no secret; a signature is neither needed nor checked.
        Endpoint healthy = _ -> Answer.json(200, EMPTY_OBJECT);
        Endpoints.on(router.get(HEALTH), healthy);
        Endpoints.on(router.head(HEALTH), healthy);
        router.route("/resources/*").handler(this::dispatch);
    }

    /// Methods and path templates of all calls, for the check of the API description.
    public List<String> table() {
        List<String> table = new ArrayList<>();
        table.add("GET " + HEALTH);
        routes.forEach(route -> table.add(route.method() + " " + route.template()));
        return table;
    }

    private void dispatch(RoutingContext routing) {
        routing.response().putHeader("Cache-Control", "no-store");
        String method = routing.request().method().name();
        RequestTarget target = RequestTarget.parse(routing.request().uri());
        for (ApiRoute route : routes) {
            List<String> captured = route.match(target.segments());
            if (captured != null && route.answers(method)) {
                Endpoints.serve(
                        routing,
                        route.template(),
                        BODY_BYTES_MAX,
                        exchange -> answer(route, exchange, target, captured));
                return;
            }
        }
        Endpoints.serve(routing, BODY_BYTES_MAX, refusal(target));
    }

    private Answer answer(
            ApiRoute route, Exchange exchange, RequestTarget target, List<String> captured)
            throws Exception {
        Caller caller = signature.verify(exchange);
        rateLimits.admit(caller, exchange.method());
        route.permissions().forEach(caller::require);
        return route.endpoint().answer(new ApiCall(exchange, target, captured, caller));
    }

    /// 405 where the path is known with another method, else 404.
    private Endpoint refusal(RequestTarget target) {
        List<String> allowed =
                routes.stream()
                        .filter(route -> route.match(target.segments()) != null)
                        .map(ApiRoute::method)
                        .sorted()
                        .toList();
        RequestRefused refusal =
                allowed.isEmpty()
                        ? RequestRefused.generic(404)
                        : RequestRefused.generic(405, "Allow", String.join(", ", allowed));
        return _ -> {
            throw refusal;
        };
    }
}
