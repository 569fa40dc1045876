package dev.vident.media.forward;

import dev.vident.media.rtp.RtpView;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Keeps the packets sent on a track in the last seconds, decrypted and rewritten, by their
/// sequence number. Its memory follows what is sent: buffers of packets grown old are used again.
/// Not thread-safe.
final class RetransmissionCache {
    /// Buffers are a multiple of this, so that packets of about one length can take turns.
    private static final int BUFFER_STEP_BYTES = 64;

    private final long keptMicros;
    private final @Nullable Kept[] slots;
    private final Deque<Kept> spare = new ArrayDeque<>();

    /// No packet before this one is kept; both count on without wrapping.
    private long oldest = -1;

    private long newest = -1;

    /// A packet in its place; what is asked about it lies side by side.
    private static final class Kept {
        private byte[] bytes = {};
        private int length;
        private int sequenceNumber;
        private long sentMicros;
        private long resentMicros;
    }

    /// @param packetsMax a power of two; with more in `keptMicros` the oldest leave early
    /// @param keptMicros how long a packet may be asked for
    RetransmissionCache(int packetsMax, long keptMicros) {
        if (Integer.bitCount(packetsMax) != 1) {
            throw new IllegalArgumentException("not a power of two: " + packetsMax);
        }
        this.keptMicros = keptMicros;
        this.slots = new Kept[packetsMax];
    }

    /// @param sequence of the packet, counting on without wrapping
    void put(RtpView packet, long sequence, long nowMicros) {
        if (oldest < 0) {
            oldest = sequence;
        }
        newest = Math.max(newest, sequence);
        forget(nowMicros);
        if (sequence < oldest) {
            return; // so late that its place is gone
        }
        int slot = slot(sequence);
        release(slot);
        Kept kept = spare(packet.length());
        System.arraycopy(packet.buffer(), packet.offset(), kept.bytes, 0, packet.length());
        kept.length = packet.length();
        kept.sequenceNumber = packet.sequenceNumber();
        kept.sentMicros = nowMicros;
        kept.resentMicros = Long.MIN_VALUE;
        slots[slot] = kept;
    }

    /// Finds a packet that may be sent again now, and notes that it is.
    ///
    /// @param intervalMicros how long to ignore further requests for the same packet
    /// @return false when it is not kept any more or has just been sent again
    boolean take(int sequenceNumber, long nowMicros, long intervalMicros, RtpView target) {
        Kept kept = slots[slot(sequenceNumber)];
        if (kept == null || kept.sequenceNumber != sequenceNumber || isOld(kept, nowMicros)) {
            return false;
        }
        if (kept.resentMicros != Long.MIN_VALUE && nowMicros - kept.resentMicros < intervalMicros) {
            return false;
        }
        kept.resentMicros = nowMicros;
        return target.wrap(kept.bytes, 0, kept.length);
    }

    private void forget(long nowMicros) {
        long firstWithPlace = newest - slots.length + 1;
        if (oldest < firstWithPlace) {
            long end = Math.min(firstWithPlace, oldest + slots.length);
            for (long sequence = oldest; sequence < end; sequence++) {
                release(slot(sequence));
            }
            oldest = firstWithPlace;
        }
        while (oldest < newest && isOld(slots[slot(oldest)], nowMicros)) {
            release(slot(oldest++));
        }
    }

    private boolean isOld(@Nullable Kept kept, long nowMicros) {
        return kept == null || nowMicros - kept.sentMicros >= keptMicros;
    }

    private void release(int slot) {
        Kept kept = slots[slot];
        if (kept != null) {
            spare.addLast(kept);
            slots[slot] = null;
        }
    }

    /// The bytes of a spare one are used again where they are enough; too few are let go, so that
    /// lengths follow what is sent. The one that became spare last is in the processor's cache.
    private Kept spare(int length) {
        Kept kept = spare.pollLast();
        if (kept == null) {
            kept = new Kept();
        }
        if (kept.bytes.length < length) {
            kept.bytes = new byte[Math.ceilDiv(length, BUFFER_STEP_BYTES) * BUFFER_STEP_BYTES];
        }
        return kept;
    }

    private int slot(long sequence) {
        return (int) sequence & slots.length - 1;
    }
}
