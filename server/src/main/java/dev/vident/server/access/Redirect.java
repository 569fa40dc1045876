package dev.vident.server.access;

import dev.vident.server.platform.Problem;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.platform.Redacted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the page of a link leads after the verdict (contract section 4.6).
///
/// @param successUrl after GREEN
/// @param rejectUrl after a final rejection
/// @param signKey signs the token that is appended to either; without one none is
/// @param allowedQueryParams names of parameters of the link's address that are handed on
public record Redirect(
        @Nullable String successUrl,
        @Nullable String rejectUrl,
        @Nullable Redacted<String> signKey,
        List<String> allowedQueryParams) {
    /// The query parameter that carries the signed token.
    static final String TOKEN_PARAMETER = "jwt";

    private static final int PARAMETERS_MAX = 4;
    private static final int URL_LENGTH_MAX = 2000;
    private static final int KEY_LENGTH_MAX = 1000;

    /// @throws dev.vident.server.platform.ProblemException 400 for an address that is neither https
    ///   nor of this machine, or for parameters or a key that cannot be used
    public Redirect {
        allowedQueryParams = List.copyOf(allowedQueryParams);
        requireAddress("redirect.successUrl", successUrl);
        requireAddress("redirect.rejectUrl", rejectUrl);
        if (allowedQueryParams.size() > PARAMETERS_MAX) {
            throw refused(
                    "redirect.allowedQueryParams must have at most " + PARAMETERS_MAX + " names");
        }
        if (allowedQueryParams.contains(TOKEN_PARAMETER)) {
            throw refused("redirect.allowedQueryParams must not name " + TOKEN_PARAMETER);
        }
        if (signKey != null && signKey.value().length() > KEY_LENGTH_MAX) {
            throw refused("redirect.signKey must have at most " + KEY_LENGTH_MAX + " characters");
        }
    }

    private static void requireAddress(String name, @Nullable String url) {
        if (url != null && !isAddress(url)) {
            throw refused(name + " must be an https address, or http of localhost");
        }
    }

    private static boolean isAddress(String url) {
        try {
            URI address = new URI(url);
            boolean safe =
                    "https".equalsIgnoreCase(address.getScheme())
                            || ("http".equalsIgnoreCase(address.getScheme())
                                    && "localhost".equalsIgnoreCase(address.getHost()));
            return safe
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && url.length() <= URL_LENGTH_MAX;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static ProblemException refused(String description) {
        return new Problem.BadRequest(description).exception();
    }
}
