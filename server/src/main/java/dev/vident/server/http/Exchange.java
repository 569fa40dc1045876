package dev.vident.server.http;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/// One request with its whole body, as an [Endpoint] sees it.
///
/// Confined to the virtual thread of its endpoint.
public final class Exchange {

    private final RoutingContext routing;
    private final byte[] body;
    private final TrustedProxies proxies;

    Exchange(RoutingContext routing, byte[] body, TrustedProxies proxies) {
        this.routing = routing;
        this.body = body;
        this.proxies = proxies;
    }

    /// The method in upper case.
    public String method() {
        return routing.request().method().name();
    }

    /// The request target exactly as on the request line: path and query, percent-encoding
    /// untouched.
    public String target() {
        return routing.request().uri();
    }

    /// A named part of the route's path, percent-decoded; empty when the route has no such part.
    public String pathParameter(String name) {
        String value = routing.pathParam(name);
        return value == null ? "" : value;
    }

    /// The first value of a query parameter, or null. Repeated and unknown parameters are
    /// tolerated.
    public @Nullable String query(String name) {
        return routing.queryParams().get(name);
    }

    /// The first value of a header, or null.
    public @Nullable String header(String name) {
        return routing.request().getHeader(name);
    }

    /// The value of a cookie, or null.
    public @Nullable String cookie(String name) {
        io.vertx.core.http.Cookie cookie = routing.request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    /// The raw body; empty when none was sent. Not copied: do not change it.
    public byte[] body() {
        return body;
    }

    /// The body read as JSON.
    ///
    /// @throws RequestRefused with 415 when the content type is not JSON, with 400 when the text is
    ///   malformed
    public <T> T json(Class<T> type) {
        if (!isJson(header("Content-Type"))) {
            throw new RequestRefused(415, "Content-Type must be application/json");
        }
        return Json.received(body, type);
    }

    /// The id of this request, as it stands in the log, in error bodies and in `X-Correlation-Id`.
    public String correlationId() {
        return CorrelationIds.of(routing);
    }

    /// The address of the peer, without port.
    public String remoteAddress() {
        io.vertx.core.net.SocketAddress remote = routing.request().remoteAddress();
        String host = remote == null ? null : remote.hostAddress();
        return host == null ? "" : host;
    }

    /// The address the request comes from: the peer's, or what trusted proxies say.
    public String clientAddress() {
        return proxies.client(
                remoteAddress(), routing.request().headers().getAll("X-Forwarded-For"));
    }

    /// The routing context underneath, for what this class does not offer.
    public RoutingContext routing() {
        return routing;
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().equalsIgnoreCase("application/json");
    }
}
