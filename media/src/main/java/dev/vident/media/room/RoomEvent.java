package dev.vident.media.room;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.peer.EndReason;
import java.util.OptionalInt;

/// What a room tells the product. Each event names the room, the participant and the session it is
/// about.
public sealed interface RoomEvent {
    String room();

    String participant();

    /// As in the offer that started the session.
    String sessionId();

    /// Media can flow.
    record PeerConnected(String room, String participant, String sessionId) implements RoomEvent {}

    /// The session is over; its journals are closed.
    record PeerDisconnected(String room, String participant, String sessionId, EndReason reason)
            implements RoomEvent {}

    /// Nothing was heard of the peer for 5 s.
    record PeerSilent(String room, String participant, String sessionId) implements RoomEvent {}

    /// A silent peer is back.
    record PeerResumed(String room, String participant, String sessionId) implements RoomEvent {}

    /// The first packet of this kind arrived; its journal is open.
    record MediaStarted(String room, String participant, String sessionId, MediaKind kind)
            implements RoomEvent {}

    /// How the session does, once a second while connected.
    ///
    /// @param bitrateKbps media payload received in the last second, kbit/s
    /// @param lossPercent packets the network lost on the way to us in the last second, 0–100
    /// @param roundTripMillis between us and the peer; empty until it can be known
    /// @param journaledBytes handed to the journals since the session began
    /// @param droppedRecords records the journals had to drop since the session began
    record PeerQuality(
            String room,
            String participant,
            String sessionId,
            int bitrateKbps,
            double lossPercent,
            OptionalInt roundTripMillis,
            long journaledBytes,
            long droppedRecords)
            implements RoomEvent {}
}
