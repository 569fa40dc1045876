package dev.vident.server.call;

import java.time.Duration;

/// How patient the server is.
///
/// @param reconnectWindow how long a side may be away before its call ends
/// @param queueGrace how long a place in the queue is kept for a page without a connection
/// @param queueMax how many may wait at the same time
/// @param stillWithin how long a page may take to deliver a still
public record CallSettings(
        Duration reconnectWindow, Duration queueGrace, int queueMax, Duration stillWithin) {

    /// A minute for a call, half a minute for a place in the queue and for a still, a thousand
    /// people.
    public static final CallSettings DEFAULT =
            new CallSettings(
                    Duration.ofSeconds(60), Duration.ofSeconds(30), 1000, Duration.ofSeconds(30));

    public CallSettings {
        if (reconnectWindow.isNegative()
                || queueGrace.isNegative()
                || queueMax < 1
                || !stillWithin.isPositive()) {
            throw new IllegalArgumentException("call settings out of range");
        }
    }

    /// The same with another reconnect window.
    public CallSettings withReconnectWindow(Duration window) {
        return new CallSettings(window, queueGrace, queueMax, stillWithin);
    }
}
