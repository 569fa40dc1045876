package dev.vident.media.room;

import dev.vident.media.peer.PeerStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One session, at one moment.
///
/// @param bitrateKbps media payload received in the last second, kbit/s
/// @param lossPercent packets the network lost on the way to us in the last second, 0–100
/// @param roundTripMillis between us and the peer, or null until it can be known
/// @param heldPackets with pictures, not sent to the peer while it told nothing of what arrives
public record PeerSnapshot(
        String participant,
        String sessionId,
        PeerStatus status,
        int bitrateKbps,
        double lossPercent,
        @Nullable Integer roundTripMillis,
        long heldPackets,
        List<TrackSnapshot> tracks) {
    public PeerSnapshot {
        tracks = List.copyOf(tracks);
    }
}
