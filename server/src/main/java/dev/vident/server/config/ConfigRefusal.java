package dev.vident.server.config;

/// A setting is wrong. The message says which, where it came from, and what would be right; it is
/// meant for the person who starts the server and never contains a secret.
public final class ConfigRefusal extends RuntimeException {
    public ConfigRefusal(String message) {
        super(message);
    }
}
