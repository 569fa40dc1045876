package dev.vident.server.access;

import dev.vident.client.RequestSigner;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import java.util.Set;

/// An app token that was recognised, with what is needed to check a signature. Immutable and
/// thread-safe.
public final class Caller {
    private final String tokenId;
    private final Mode mode;
    private final Set<Permission> permissions;
    private final RequestSigner signer;

    Caller(AppToken token, String secretKey) {
        this.tokenId = token.id();
        this.mode = token.mode();
        this.permissions = token.permissions();
        this.signer = new RequestSigner(secretKey);
    }

    public String tokenId() {
        return tokenId;
    }

    public Mode mode() {
        return mode;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// @throws dev.vident.server.platform.ProblemException 403 when the token lacks the permission
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Problem.Forbidden(
                            "The app token lacks the permission " + permission.wireName())
                    .exception();
        }
    }

    /// Checks signatures with the token's secret key.
    public RequestSigner signer() {
        return signer;
    }
}
