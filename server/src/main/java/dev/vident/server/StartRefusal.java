package dev.vident.server;

/// The server cannot start here, for instance because a port is taken. The message says what to do.
public final class StartRefusal extends RuntimeException {
    public StartRefusal(String message) {
        super(message);
    }

    public StartRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
