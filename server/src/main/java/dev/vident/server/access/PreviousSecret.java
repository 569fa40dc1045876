package dev.vident.server.access;

import java.time.Instant;

/// Private part and secret key that a rotation replaced, during the grace period.
///
/// @param privateHash of the private part
/// @param sealedSecret the secret key, encrypted by the vault
/// @param until when they end
public record PreviousSecret(String privateHash, String sealedSecret, Instant until) {}
