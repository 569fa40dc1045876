package dev.vident.server.call;

import org.jspecify.annotations.Nullable;

/// What has to be done after a step of a call, in this order.
public sealed interface CallEffect {

    /// Tell a page that its call begins.
    record TellStarting(Participant side) implements CallEffect {}

    /// Write the epoch down, then ask the engine for a media session.
    record OpenSession(Participant side, int epoch) implements CallEffect {}

    /// Send an SDP offer to a page.
    record SendOffer(Participant side, String sessionId, String sdp) implements CallEffect {}

    /// Hand a page's answer to the engine.
    record ApplyAnswer(Participant side, String sessionId, String sdp) implements CallEffect {}

    /// Ask the engine for a new offer of the same session.
    record RestartIce(Participant side, String sessionId) implements CallEffect {}

    /// Tell a page what the other side is doing.
    record TellPeer(Participant side, PeerState otherSide) implements CallEffect {}

    /// Tell a page that something was refused.
    record TellError(Participant side, ErrorCode code, String text) implements CallEffect {}

    /// Write down that both are connected for the first time.
    record MarkLive() implements CallEffect {}

    /// Close the media, finish the recording, write the end down, tell both.
    record Finish(EndReason reason, @Nullable String text) implements CallEffect {}
}
