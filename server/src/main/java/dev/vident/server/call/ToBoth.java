package dev.vident.server.call;

import java.util.List;

/// What the server says to both sides alike.
public sealed interface ToBoth extends ToApplicant, ToOperator {

    /// @param iceServers by which the page may send its media as well
    record Offer(String sessionId, String sdp, List<IceServer> iceServers) implements ToBoth {
        public Offer {
            iceServers = List.copyOf(iceServers);
        }
    }

    record Peer(PeerState state) implements ToBoth {}

    /// Something was refused.
    record Refused(ErrorCode code, String message) implements ToBoth {}
}
