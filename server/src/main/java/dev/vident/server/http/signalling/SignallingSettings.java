package dev.vident.server.http.signalling;

import java.time.Duration;

/// Limits of a signalling connection.
///
/// @param helloWithin how long an applicant's page may take to log in
/// @param pingEvery pause between two pings
/// @param missedPongsMax pings without a pong before the connection is closed
/// @param outgoingMax messages that may wait for a slow page
/// @param incomingMax messages of a page that may wait for us
public record SignallingSettings(
        Duration helloWithin,
        Duration pingEvery,
        int missedPongsMax,
        int outgoingMax,
        int incomingMax) {

    /// The values of `docs/protocol/signalling.md`.
    public static SignallingSettings documented() {
        return new SignallingSettings(Duration.ofSeconds(10), Duration.ofSeconds(15), 3, 256, 64);
    }
}
