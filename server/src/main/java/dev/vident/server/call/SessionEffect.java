package dev.vident.server.call;

import dev.vident.server.identification.EndReason;
import org.jspecify.annotations.Nullable;

/// What has to be done after a step of a call, in this order.
public sealed interface SessionEffect {

    /// Tell a page that its call begins.
    record TellStarting(Seat side) implements SessionEffect {}

    /// Give the connection an epoch that is written down, then ask the engine for a media session.
    record OpenSession(Seat side, int connection) implements SessionEffect {}

    /// Send an SDP offer to a page.
    record SendOffer(Seat side, String sessionId, String sdp) implements SessionEffect {}

    /// Hand a page's answer to the engine.
    record ApplyAnswer(Seat side, String sessionId, String sdp) implements SessionEffect {}

    /// Ask the engine for a new offer of the same session.
    record RestartIce(Seat side, String sessionId) implements SessionEffect {}

    /// Tell a page what the other side is doing.
    record TellPeer(Seat side, PeerState otherSide) implements SessionEffect {}

    /// Tell a page that something was refused.
    record TellError(Seat side, ErrorCode code, String text) implements SessionEffect {}

    /// Write down that both pages have come.
    record MarkConnecting() implements SessionEffect {}

    /// Write down that both are connected for the first time.
    record MarkLive() implements SessionEffect {}

    /// Close the media, finish the recording, write the end down, tell both.
    record Finish(EndReason reason, @Nullable String text) implements SessionEffect {}
}
