package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import java.time.Instant;
import java.util.Set;

/// An app token as it is stored. The text clients send is `<mode>:<public part>.<private part>`.
///
/// @param privateHash of the private part, which itself is never stored
/// @param sealedSecret the secret key, encrypted by the vault
public record AppToken(
        String id,
        String name,
        Mode mode,
        String publicPart,
        String privateHash,
        String sealedSecret,
        Set<Permission> permissions,
        boolean revoked,
        Instant createdAt) {
    public AppToken {
        permissions = Set.copyOf(permissions);
    }
}
