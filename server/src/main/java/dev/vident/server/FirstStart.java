package dev.vident.server;

import dev.vident.server.platform.Redacted;

/// What the first start set up.
///
/// @param appToken app token, of the sandbox unless another was given
/// @param secretKey its secret key
/// @param tokenGiven whether both were given by the configuration rather than made
/// @param adminPassword password of the login `admin`
/// @param passwordGiven whether it was given by the configuration rather than made
public record FirstStart(
        Redacted<String> appToken,
        Redacted<String> secretKey,
        boolean tokenGiven,
        Redacted<String> adminPassword,
        boolean passwordGiven) {}
