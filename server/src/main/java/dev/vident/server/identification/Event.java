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

    /// The integrator asks for the check before the call is held.
    record CheckRequested() implements Event {}

    /// The integrator lets the applicant start again, also after a verdict that allows no retry.
    record Reopened() implements Event {}

    /// The integrator plays a verdict in the sandbox.
    record Simulated(Verdict verdict) implements Event {}

    /// The applicant starts again.
    record Reset() implements Event {}
}
