package dev.vident.server.config;

/// A secret of the configuration. Prints as redacted.
///
/// @param reveal the text itself; empty where none was given
public record SecretText(String reveal) {
    /// Whether one was given.
    public boolean isGiven() {
        return !reveal.isEmpty();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
