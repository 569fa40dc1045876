package dev.vident.server.identification;

/// What can happen to an attempt.
public sealed interface Event {
    /// The applicant takes a place in the queue.
    record QueueJoined() implements Event {}

    /// The applicant gives the place up.
    record QueueLeft() implements Event {}

    /// An operator accepted.
    record CallStarted(String operatorName) implements Event {}

    record CallEnded(EndReason reason) implements Event {}

    /// The case goes to a compliance officer.
    record PutOnHold() implements Event {}

    record Decided(Verdict verdict) implements Event {}

    /// The applicant starts again.
    record Reset() implements Event {}
}
