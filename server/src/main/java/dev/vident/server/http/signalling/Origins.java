package dev.vident.server.http.signalling;

import dev.vident.server.http.Endpoints;
import dev.vident.server.platform.Redacted;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// From where applicants call, for installations whose compositions show it.
///
/// @param kept whether it is kept at all
/// @param countryHeader by which a trusted proxy says the country; empty for none
public record Origins(boolean kept, String countryHeader) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2,3}");

    /// The address of a request, with the country behind it where a proxy says so; null when it is
    /// not to be kept or is no address.
    @Nullable Redacted<String> of(RoutingContext routing) {
        String address = kept ? Endpoints.clientAddress(routing) : "";
        if (!ADDRESS.matcher(address).matches()) {
            return null;
        }
        String country =
                countryHeader.isEmpty()
                        ? null
                        : Endpoints.headerOfTrustedProxy(routing, countryHeader);
        return Redacted.of(
                country != null && COUNTRY.matcher(country).matches()
                        ? address + " " + country
                        : address);
    }
}
