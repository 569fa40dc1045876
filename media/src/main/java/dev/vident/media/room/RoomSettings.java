package dev.vident.media.room;

import dev.vident.media.peer.PeerSettings;
import dev.vident.media.sdp.IceCandidate;
import java.util.List;

/// What all rooms of one server share.
///
/// @param peer identity, randomness and pace of its peers
/// @param candidates where the server is reachable, best first
public record RoomSettings(PeerSettings peer, List<IceCandidate> candidates) {
    public RoomSettings {
        candidates = List.copyOf(candidates);
    }
}
