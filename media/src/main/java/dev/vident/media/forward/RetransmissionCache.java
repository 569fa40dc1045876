package dev.vident.media.forward;

import dev.vident.media.rtp.RtpView;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Keeps the packets sent on a track in the last seconds, decrypted and rewritten, by their
/// sequence number. Its memory follows what is sent: buffers of packets grown old are used again.
/// Not thread-safe.
final class RetransmissionCache {
    private static final byte[] NONE = {};

    /// Buffers are a multiple of this, so that packets of about one length can take turns.
    private static final int BUFFER_STEP_BYTES = 64;

    private final long keptMicros;
    private final byte[][] packets;
    private final int[] lengths;
    private final int[] sequenceNumbers;
    private final long[] sentMicros;
    private final long[] resentMicros;
    private final Deque<byte[]> spare = new ArrayDeque<>();

    /// No packet before this one is kept; both count on without wrapping.
    private long oldest = -1;

    private long newest = -1;

    /// @param packetsMax a power of two; with more in `keptMicros` the oldest leave early
    /// @param keptMicros how long a packet may be asked for
    RetransmissionCache(int packetsMax, long keptMicros) {
        if (Integer.bitCount(packetsMax) != 1) {
            throw new IllegalArgumentException("not a power of two: " + packetsMax);
        }
        this.keptMicros = keptMicros;
        packets = new byte[packetsMax][];
        lengths = new int[packetsMax];
        sequenceNumbers = new int[packetsMax];
        sentMicros = new long[packetsMax];
        resentMicros = new long[packetsMax];
        Arrays.fill(packets, NONE);
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
        packets[slot] = buffer(packet.length());
        System.arraycopy(packet.buffer(), packet.offset(), packets[slot], 0, packet.length());
        lengths[slot] = packet.length();
        sequenceNumbers[slot] = packet.sequenceNumber();
        sentMicros[slot] = nowMicros;
        resentMicros[slot] = Long.MIN_VALUE;
    }

    /// Finds a packet that may be sent again now, and notes that it is.
    ///
    /// @param intervalMicros how long to ignore further requests for the same packet
    /// @return false when it is not kept any more or has just been sent again
    boolean take(int sequenceNumber, long nowMicros, long intervalMicros, RtpView target) {
        int slot = slot(sequenceNumber);
        if (lengths[slot] == 0
                || sequenceNumbers[slot] != sequenceNumber
                || isOld(slot, nowMicros)) {
            return false;
        }
        if (resentMicros[slot] != Long.MIN_VALUE
                && nowMicros - resentMicros[slot] < intervalMicros) {
            return false;
        }
        resentMicros[slot] = nowMicros;
        return target.wrap(packets[slot], 0, lengths[slot]);
    }

    private void forget(long nowMicros) {
        long firstWithPlace = newest - packets.length + 1;
        if (oldest < firstWithPlace) {
            long end = Math.min(firstWithPlace, oldest + packets.length);
            for (long sequence = oldest; sequence < end; sequence++) {
                release(slot(sequence));
            }
            oldest = firstWithPlace;
        }
        while (oldest < newest && isOld(slot(oldest), nowMicros)) {
            release(slot(oldest++));
        }
    }

    private boolean isOld(int slot, long nowMicros) {
        return lengths[slot] == 0 || nowMicros - sentMicros[slot] >= keptMicros;
    }

    private void release(int slot) {
        if (lengths[slot] > 0) {
            spare.addLast(packets[slot]);
            packets[slot] = NONE;
            lengths[slot] = 0;
        }
    }

    /// A spare one where it is long enough; one that is too short is let go, so that lengths follow
    /// what is sent.
    private byte[] buffer(int length) {
        byte[] buffer = spare.pollFirst();
        return buffer != null && buffer.length >= length
                ? buffer
                : new byte[Math.ceilDiv(length, BUFFER_STEP_BYTES) * BUFFER_STEP_BYTES];
    }

    private int slot(long sequence) {
        return (int) sequence & packets.length - 1;
    }
}
