package dev.vident.server.simulation;

import java.net.URI;

/// Addresses below the server's base URL.
final class Addresses {
    private Addresses() {}

    /// The WebSocket address of a path.
    static URI webSocket(URI baseUrl, String path) {
        String scheme = "https".equals(baseUrl.getScheme()) ? "wss" : "ws";
        return URI.create(scheme + "://" + baseUrl.getRawAuthority() + path);
    }
}
