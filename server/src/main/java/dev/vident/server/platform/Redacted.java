package dev.vident.server.platform;

/// Personal data or a secret that never prints itself. Two are equal when their values are.
///
/// @param value what must not reach a log
public record Redacted<T>(T value) {
    public static <T> Redacted<T> of(T value) {
        return new Redacted<>(value);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
