package dev.vident.server;

import dev.vident.server.platform.Redacted;

/// What the first start made; shown once.
///
/// @param appToken app token of the sandbox
/// @param secretKey its secret key
/// @param adminPassword password of the login `admin`
public record FirstStart(
        Redacted<String> appToken, Redacted<String> secretKey, Redacted<String> adminPassword) {}
