package dev.vident.media.room;

import dev.vident.media.sdp.AnswerRefusal;

/// What came of handing an answer in.
public sealed interface AnswerOutcome {
    record Taken() implements AnswerOutcome {}

    /// The session is over or never was.
    record UnknownSession() implements AnswerOutcome {}

    /// The text cannot be used.
    record Unusable(AnswerRefusal.Reason reason) implements AnswerOutcome {}

    /// The answer names another certificate than the one before; a session keeps its DTLS
    /// association for life.
    record CertificateChanged() implements AnswerOutcome {}
}
