package dev.vident.server.call;

import org.jspecify.annotations.Nullable;

/// What the media engine reports about one media session.
public sealed interface MediaNews {

    /// The room, which is the call's id.
    String room();

    Seat side();

    String sessionId();

    record Connected(String room, Seat side, String sessionId) implements MediaNews {}

    record Silent(String room, Seat side, String sessionId) implements MediaNews {}

    record Resumed(String room, Seat side, String sessionId) implements MediaNews {}

    record Gone(String room, Seat side, String sessionId) implements MediaNews {}

    /// Once a second.
    ///
    /// @param lossPercent 0–100
    record Quality(
            String room,
            Seat side,
            String sessionId,
            int bitrateKbps,
            double lossPercent,
            @Nullable Integer roundTripMillis)
            implements MediaNews {}
}
