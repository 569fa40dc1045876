package dev.vident.server.operator;

import dev.vident.server.platform.Redacted;

/// A log-in that succeeded.
///
/// @param cookieToken the value of the session cookie, told only once
public record LoggedIn(Operator operator, Session session, Redacted<String> cookieToken) {}
