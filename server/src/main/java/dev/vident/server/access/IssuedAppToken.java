package dev.vident.server.access;

import dev.vident.server.platform.Redacted;

/// A new app token; its two texts are told only once.
///
/// @param text what goes into `X-App-Token`
/// @param secretKey what requests are signed with
public record IssuedAppToken(AppToken token, Redacted<String> text, Redacted<String> secretKey) {}
