package dev.vident.server.config;

import dev.vident.server.platform.Redacted;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// External TURN servers.
///
/// @param urls their addresses, best first; empty for none
/// @param secret shared with them; set when there are addresses
/// @param credentialLifetime how long a page's credential is good
public record TurnConfig(
        List<String> urls, @Nullable Redacted<String> secret, Duration credentialLifetime) {
    private static final Duration LIFETIME_MIN = Duration.ofMinutes(10);
    private static final Duration LIFETIME_MAX = Duration.ofDays(7);

    /// RFC 7065, with a name, an IPv4 address or a bracketed IPv6 address.
    private static final Pattern TURN_URI =
            Pattern.compile(
                    "turns?:([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?(\\?transport=(udp|tcp))?");

    public TurnConfig {
        urls = List.copyOf(urls);
    }

    static TurnConfig from(ConfigValues values) {
        List<String> urls = values.list(Settings.TURN_URLS);
        if (!urls.stream().allMatch(url -> TURN_URI.matcher(url).matches())) {
            throw values.refusal(
                    Settings.TURN_URLS,
                    "a list of addresses such as turn:turn.example.org:3478?transport=udp");
        }
        if (!urls.isEmpty() && !values.isSet(Settings.TURN_SECRET)) {
            throw values.refusal(
                    Settings.TURN_SECRET, "a text, which the addresses in turn.urls need");
        }
        return new TurnConfig(
                urls,
                values.secret(Settings.TURN_SECRET),
                values.duration(Settings.TURN_CREDENTIAL_LIFETIME, LIFETIME_MIN, LIFETIME_MAX));
    }
}
