package dev.vident.media.forward;

import dev.vident.media.rtcp.TransportFeedback;
import dev.vident.media.rtp.SequenceUnwrapper;
import java.util.Arrays;
import java.util.Optional;

/// Records the arrival of packets by transport-wide sequence number and makes the feedback for them
/// (draft-holmer). For use while no receiver behind us makes feedback itself. Not thread-safe.
public final class TransportFeedbackRecorder {
    /// Packets one feedback covers at most; keeps it inside one datagram.
    static final int PACKETS_MAX = 256;

    private static final int RING = 1024;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final int senderSsrc;
    private final long[] arrivalMicros = new long[RING];
    private SequenceUnwrapper unwrapper = new SequenceUnwrapper();
    private long next = -1;
    private int feedbackCount;

    /// @param senderSsrc the SSRC we report under
    public TransportFeedbackRecorder(int senderSsrc) {
        this.senderSsrc = senderSsrc;
        Arrays.fill(arrivalMicros, UNKNOWN);
    }

    /// Notes a packet.
    ///
    /// @param transportNumber 0–65535
    public void onPacket(int transportNumber, long nowMicros) {
        long number = unwrapper.unwrap(transportNumber);
        if (next < 0) {
            next = number;
        }
        if (number < next) {
            return; // reported as lost already
        }
        if (number - next >= RING) {
            Arrays.fill(arrivalMicros, UNKNOWN);
            next = number;
        }
        arrivalMicros[slot(number)] = nowMicros;
    }

    /// Whether packets came since the last feedback.
    public boolean hasNews() {
        return next >= 0 && unwrapper.highest() >= next;
    }

    /// Makes the feedback for the packets since the last one; to be called about every 100 ms,
    /// again while it is not empty.
    ///
    /// @param mediaSsrc a source of the sender
    public Optional<TransportFeedback> take(int mediaSsrc) {
        if (!hasNews()) {
            return Optional.empty();
        }
        long highest = unwrapper.highest();
        while (arrivalMicros[slot(next)] == UNKNOWN && next < highest && !hasArrivalWithin(next)) {
            next++; // a loss longer than one feedback says nothing about the path
        }
        int count = (int) Math.min(highest - next + 1, PACKETS_MAX);
        long reference = floorReference(firstArrival(count));
        long previous = reference * TransportFeedback.REFERENCE_MICROS;
        int[] deltas = new int[count];
        int covered = 0;
        while (covered < count) {
            long arrival = arrivalMicros[slot(next + covered)];
            if (arrival == UNKNOWN) {
                deltas[covered++] = TransportFeedback.NOT_RECEIVED;
                continue;
            }
            long ticks = Math.floorDiv(arrival - previous, TransportFeedback.TICK_MICROS);
            if (ticks != (short) ticks) {
                break; // does not fit: the next feedback starts with this packet
            }
            deltas[covered++] = (int) ticks;
            previous += ticks * TransportFeedback.TICK_MICROS;
        }
        TransportFeedback feedback =
                new TransportFeedback(
                        senderSsrc,
                        mediaSsrc,
                        (int) next & 0xFFFF,
                        (int) reference << 8 >> 8,
                        feedbackCount++ & 0xFF,
                        Arrays.copyOf(deltas, covered));
        for (int i = 0; i < covered; i++) {
            arrivalMicros[slot(next + i)] = UNKNOWN;
        }
        next += covered;
        return Optional.of(feedback);
    }

    private boolean hasArrivalWithin(long from) {
        long end = Math.min(unwrapper.highest() + 1, from + PACKETS_MAX);
        for (long number = from; number < end; number++) {
            if (arrivalMicros[slot(number)] != UNKNOWN) {
                return true;
            }
        }
        return false;
    }

    private long firstArrival(int count) {
        for (int i = 0; i < count; i++) {
            long arrival = arrivalMicros[slot(next + i)];
            if (arrival != UNKNOWN) {
                return arrival;
            }
        }
        return 0;
    }

    private static long floorReference(long micros) {
        return Math.floorDiv(micros, TransportFeedback.REFERENCE_MICROS);
    }

    private static int slot(long number) {
        return (int) (number & RING - 1);
    }
}
