package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An app token that was recognised, with what is needed to check a signature. Immutable and
/// thread-safe.
public final class Caller {
    private static final String HMAC = "HmacSHA256";

    private final String tokenId;
    private final Mode mode;
    private final Set<Permission> permissions;
    private final Mac prototype;

    Caller(AppToken token, String secretKey) {
        this.tokenId = token.id();
        this.mode = token.mode();
        this.permissions = token.permissions();
        try {
            this.prototype = Mac.getInstance(HMAC);
            prototype.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
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

    /// An HMAC-SHA256 keyed with the token's secret key. A clone of a keyed one: making it costs a
    /// copy, no key set-up.
    public Mac signer() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HmacSHA256 can be cloned", e);
        }
    }
}
