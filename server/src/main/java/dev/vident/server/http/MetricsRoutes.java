package dev.vident.server.http;

import dev.vident.server.platform.Redacted;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `GET /metrics` for Prometheus. With a token, for whoever has it; without one, for this machine
/// only, and not for what a proxy on it hands on. To others the page does not exist. Thread-safe.
public final class MetricsRoutes implements Routes {
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String BEARER = "Bearer ";

    /// Headers by which a proxy gives itself away.
    private static final List<String> PROXIED =
            List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final @Nullable Redacted<String> token;
    private final Supplier<String> metrics;

    public MetricsRoutes(@Nullable Redacted<String> token, Supplier<String> metrics) {
        this.token = token;
        this.metrics = metrics;
    }

    @Override
    public void mount(Router router) {
        Endpoints.on(router.get("/metrics"), this::answer);
    }

    private Answer answer(Exchange exchange) {
        if (!isPermitted(exchange)) {
            throw RequestRefused.generic(404);
        }
        return Answer.bytes(200, CONTENT_TYPE, metrics.get().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store");
    }

    private boolean isPermitted(Exchange exchange) {
        Redacted<String> wanted = token;
        if (wanted == null) {
            return isLoopback(exchange.remoteAddress())
                    && PROXIED.stream().allMatch(name -> exchange.header(name) == null);
        }
        String given = exchange.header("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        (BEARER + wanted.value()).getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
