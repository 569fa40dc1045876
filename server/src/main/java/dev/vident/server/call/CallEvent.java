package dev.vident.server.call;

import org.jspecify.annotations.Nullable;

/// What can happen to a call. Session ids and epochs tell late news of an older connection from news of this one.
public sealed interface CallEvent {

    /// A page takes its seat, for the first time or again.
    record SeatTaken(Participant side) implements CallEvent {}

    /// The engine has made a media session.
    record OfferReady(Participant side, int epoch, String sessionId, String sdp)
            implements CallEvent {}

    /// The engine could not make a media session.
    record OfferFailed(Participant side, int epoch, ErrorCode code, String text)
            implements CallEvent {}

    /// A page answered an offer.
    record Answered(Participant side, String sessionId, String sdp) implements CallEvent {}

    /// The engine could not use an answer.
    record AnswerRefused(Participant side, String sessionId, String text) implements CallEvent {}

    /// A page's network changed.
    record RestartRequested(Participant side, String sessionId) implements CallEvent {}

    /// The engine has made a new offer for a running media session.
    record RestartReady(Participant side, String sessionId, String sdp) implements CallEvent {}

    /// Keys are agreed; media may flow.
    record PeerConnected(Participant side, String sessionId) implements CallEvent {}

    /// Nothing heard for some seconds.
    record PeerSilent(Participant side, String sessionId) implements CallEvent {}

    /// Heard again.
    record PeerResumed(Participant side, String sessionId) implements CallEvent {}

    /// The media session is over.
    record PeerGone(Participant side, String sessionId) implements CallEvent {}

    /// The applicant hung up.
    record ApplicantLeft() implements CallEvent {}

    /// The operator ended the call.
    ///
    /// @param text why the operator gave up; null when the call did what it was for
    record OperatorEnded(@Nullable String text) implements CallEvent {}

    /// The server is being stopped, or was and has come back.
    record ServerStopped() implements CallEvent {}

    /// Time to look at the reconnect window.
    record TimePassed() implements CallEvent {}
}
