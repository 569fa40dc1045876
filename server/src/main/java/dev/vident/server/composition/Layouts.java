package dev.vident.server.composition;

/// Decides how the participants of a call are arranged. Thread-safe.
@FunctionalInterface
public interface Layouts {
    /// The style for the composition of a call.
    LayoutStyle of(String callId);
}
