package dev.vident.server.webhook;

import dev.vident.server.platform.Redacted;

/// A header that an integrator wants on every delivery; its value is often a credential.
public record CustomHeader(String key, Redacted<String> value) {}
