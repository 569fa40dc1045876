package dev.vident.server.access;

import dev.vident.server.platform.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An app token as it is stored. The text clients send is `<mode>:<public part>.<private part>`.
///
/// @param privateHash of the private part, which itself is never stored
/// @param sealedSecret the secret key, encrypted by the vault
/// @param previous what the last rotation replaced, absent when nothing was or it ended at once
/// @param lastUsedAt when a signed request last used it, absent before the first; half a minute
///   exact
public record AppToken(
        String id,
        String name,
        Mode mode,
        String publicPart,
        String privateHash,
        String sealedSecret,
        @Nullable PreviousSecret previous,
        TokenScope scope,
        boolean revoked,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
