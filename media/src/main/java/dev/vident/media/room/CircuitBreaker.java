package dev.vident.media.room;

import dev.vident.media.forward.RoundTrip;

/// Holds pictures back from a participant who tells nothing of what arrives, as does the RTCP
/// timeout circuit breaker of RFC 8083 section 4. On a path that has become narrow in both
/// directions the feedback of both is lost in the queues that both fill; neither sender learns of
/// it, and the sound drowns with the pictures. Without pictures the queue on the way to the
/// participant empties, the feedback for its own sending comes through, and so on from there.
///
/// Feedback is transport-wide here, several times a second. Nothing is held back from a participant
/// that never gave any. Microseconds on one clock that never steps back. Not thread-safe.
final class CircuitBreaker {
    static final long TIMEOUT_MICROS = 1_000_000;

    /// Where there is no sound either, nothing that is sent could be answered: after so long
    /// pictures are tried again.
    static final long RETRY_MICROS = 3_000_000;

    private static final long NEVER = Long.MIN_VALUE;

    private boolean answers;
    private long unansweredSinceMicros = NEVER;
    private long openedMicros = NEVER;
    private long held;

    /// Notes a packet on its way to the participant.
    void onSent(long nowMicros) {
        if (unansweredSinceMicros == NEVER) {
            unansweredSinceMicros = nowMicros;
        }
    }

    /// Whether a packet with pictures must not be sent now.
    boolean holds(RoundTrip roundTrip, long nowMicros) {
        if (openedMicros == NEVER && isOverdue(roundTrip, nowMicros)) {
            openedMicros = nowMicros;
        }
        boolean open = openedMicros != NEVER;
        held += open ? 1 : 0;
        return open;
    }

    /// Whether pictures are held back.
    boolean isOpen() {
        return openedMicros != NEVER;
    }

    /// Notes feedback.
    ///
    /// @return whether pictures may go on that were held back
    boolean onFeedback() {
        answers = true;
        return close();
    }

    /// Whether it is time to try pictures again, which then may go on.
    boolean takeRetry(long nowMicros) {
        return openedMicros != NEVER && nowMicros - openedMicros >= RETRY_MICROS && close();
    }

    /// What is sent from now on is waited for anew.
    ///
    /// @return whether pictures were held back
    boolean close() {
        boolean open = openedMicros != NEVER;
        openedMicros = NEVER;
        unansweredSinceMicros = NEVER;
        return open;
    }

    /// Packets held back so far.
    long held() {
        return held;
    }

    private boolean isOverdue(RoundTrip roundTrip, long nowMicros) {
        long waitedMicros =
                answers && unansweredSinceMicros != NEVER ? nowMicros - unansweredSinceMicros : 0;
        // The round trip is only asked for once the wait is long: this is asked for each packet.
        return waitedMicros > TIMEOUT_MICROS
                && waitedMicros > TIMEOUT_MICROS + roundTrip.millis().orElse(0) * 1_000L;
    }
}
