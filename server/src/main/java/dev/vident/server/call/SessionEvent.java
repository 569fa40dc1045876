package dev.vident.server.call;

import org.jspecify.annotations.Nullable;

/// What can happen to a call. Session ids and connection numbers tell late news of an older
/// connection from news of this one.
public sealed interface SessionEvent {

    /// A page takes its seat, for the first time or again.
    record SeatTaken(Seat side) implements SessionEvent {}

    /// The engine has made a media session.
    record OfferReady(Seat side, int connection, String sessionId, String sdp)
            implements SessionEvent {}

    /// The engine could not make a media session.
    record OfferFailed(Seat side, int connection, ErrorCode code, String text)
            implements SessionEvent {}

    /// A page answered an offer.
    record Answered(Seat side, String sessionId, String sdp) implements SessionEvent {}

    /// The engine could not use an answer, or not restart ICE.
    record SessionRefused(Seat side, String sessionId, ErrorCode code, String text)
            implements SessionEvent {}

    /// A page's network changed.
    record RestartRequested(Seat side, String sessionId) implements SessionEvent {}

    /// The engine has made a new offer for a running media session.
    record RestartReady(Seat side, String sessionId, String sdp) implements SessionEvent {}

    /// Keys are agreed; media may flow.
    record PeerConnected(Seat side, String sessionId) implements SessionEvent {}

    /// Nothing heard for some seconds.
    record PeerSilent(Seat side, String sessionId) implements SessionEvent {}

    /// Heard again.
    record PeerResumed(Seat side, String sessionId) implements SessionEvent {}

    /// The media session is over.
    record PeerGone(Seat side, String sessionId) implements SessionEvent {}

    /// The applicant hung up.
    record ApplicantLeft() implements SessionEvent {}

    /// The operator ended the call.
    ///
    /// @param text why the operator gave up; null when the call did what it was for
    record OperatorEnded(@Nullable String text) implements SessionEvent {}

    /// The server is being stopped, or was and has come back.
    record ServerStopped() implements SessionEvent {}

    /// Time to look at the reconnect window.
    record TimePassed() implements SessionEvent {}
}
