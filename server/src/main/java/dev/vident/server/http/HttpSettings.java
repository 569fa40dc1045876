package dev.vident.server.http;

import dev.vident.server.platform.AddressRange;
import java.time.Duration;
import java.util.List;

/// Where the server listens and what it bears.
///
/// @param host address to bind, for example `0.0.0.0`
/// @param port TCP port, 0 for a free one
/// @param eventLoops threads that read and write sockets, at least 1
/// @param requestsMax requests answered at once; more are refused with 503
/// @param bodyBytesMax largest request body where a route sets no limit of its own
/// @param bodyWait how long a request body may take to arrive; a large one that keeps flowing
///   longer
/// @param idle a connection without traffic for this long is closed
/// @param trustedProxies whose `X-Forwarded-For` is believed
/// @param drain how long requests in flight may take when the server closes
public record HttpSettings(
        String host,
        int port,
        int eventLoops,
        int requestsMax,
        long bodyBytesMax,
        Duration bodyWait,
        Duration idle,
        List<AddressRange> trustedProxies,
        Duration drain) {

    /// Sound values for one machine.
    public static HttpSettings of(String host, int port) {
        return new HttpSettings(
                host,
                port,
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                4096,
                1 << 20,
                Duration.ofSeconds(30),
                Duration.ofSeconds(75),
                List.of(),
                Duration.ofSeconds(10));
    }

    /// The same with proxies in front.
    public HttpSettings behind(List<AddressRange> proxies) {
        return new HttpSettings(
                host, port, eventLoops, requestsMax, bodyBytesMax, bodyWait, idle, proxies, drain);
    }

    public HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
        if (port < 0 || port > 65535 || eventLoops < 1 || requestsMax < 1 || bodyBytesMax < 0) {
            throw new IllegalArgumentException("HTTP settings out of range");
        }
    }
}
