package dev.vident.server.call;

/// What the server says to both sides alike.
public sealed interface ToBoth extends ToApplicant, ToOperator {

    record Offer(String sessionId, String sdp) implements ToBoth {}

    record Peer(PeerState state) implements ToBoth {}

    /// Something was refused.
    record Refused(ErrorCode code, String message) implements ToBoth {}
}
