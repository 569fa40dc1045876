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
    /// @param droppedRecords records the disk was too slow for, since the session began
    record Quality(
            String room,
            Seat side,
            String sessionId,
            double bitrateKbps,
            double lossPercent,
            @Nullable Double roundTripMillis,
            long droppedRecords)
            implements MediaNews {}
}
