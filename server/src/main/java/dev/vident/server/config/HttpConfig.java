package dev.vident.server.config;

import dev.vident.server.platform.AddressRange;
import java.net.URI;
import java.util.List;

/// The HTTP server's address.
///
/// @param host address to bind to
/// @param port TCP port, 0 for a free one
/// @param publicUrl address browsers use, empty for `http://localhost:<port>`
/// @param trustedProxies whose `X-Forwarded-For` is believed
public record HttpConfig(
        String host, int port, String publicUrl, List<AddressRange> trustedProxies) {
    public HttpConfig {
        trustedProxies = List.copyOf(trustedProxies);
    }

    static HttpConfig from(ConfigValues values) {
        String publicUrl = values.text(Settings.HTTP_PUBLIC_URL);
        if (!publicUrl.isEmpty() && !isOrigin(publicUrl)) {
            throw values.refusal(
                    Settings.HTTP_PUBLIC_URL,
                    "an http or https address without a path, such as https://id.example.org");
        }
        return new HttpConfig(
                values.text(Settings.HTTP_HOST),
                values.integer(Settings.HTTP_PORT, 0, 65_535),
                publicUrl,
                proxies(values));
    }

    private static List<AddressRange> proxies(ConfigValues values) {
        try {
            return values.list(Settings.HTTP_TRUSTED_PROXIES).stream()
                    .map(AddressRange::parse)
                    .toList();
        } catch (IllegalArgumentException _) {
            throw values.refusal(
                    Settings.HTTP_TRUSTED_PROXIES,
                    "a list of IP addresses or CIDR ranges such as 10.0.0.0/8");
        }
    }

    /// The base URL for tokens and links.
    ///
    /// @param boundPort the port the server really listens on
    public String baseUrl(int boundPort) {
        return publicUrl.isEmpty() ? "http://localhost:" + boundPort : publicUrl;
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
