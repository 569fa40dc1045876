package dev.vident.media.forward;

import dev.vident.media.rtp.RtpView;

/// Keeps the last packets sent on a track, decrypted and rewritten, by their 16-bit sequence
/// number. Slots grow to the largest packet they held. Not thread-safe.
final class RetransmissionCache {
    private final byte[][] packets;
    private final int[] lengths;
    private final int[] sequenceNumbers;
    private final long[] resentMicros;

    /// @param size a power of two
    RetransmissionCache(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size must be a power of two: " + size);
        }
        packets = new byte[size][0];
        lengths = new int[size];
        sequenceNumbers = new int[size];
        resentMicros = new long[size];
    }

    void put(RtpView packet) {
        int slot = slot(packet.sequenceNumber());
        if (packets[slot].length < packet.length()) {
            packets[slot] = new byte[packet.length()];
        }
        System.arraycopy(packet.buffer(), packet.offset(), packets[slot], 0, packet.length());
        lengths[slot] = packet.length();
        sequenceNumbers[slot] = packet.sequenceNumber();
        resentMicros[slot] = Long.MIN_VALUE;
    }

    /// Finds a packet that may be sent again now, and notes that it is.
    ///
    /// @param intervalMicros how long to ignore further requests for the same packet
    /// @return false when it is not kept any more or has just been sent again
    boolean take(int sequenceNumber, long nowMicros, long intervalMicros, RtpView target) {
        int slot = slot(sequenceNumber);
        if (lengths[slot] == 0 || sequenceNumbers[slot] != sequenceNumber) {
            return false;
        }
        if (resentMicros[slot] != Long.MIN_VALUE
                && nowMicros - resentMicros[slot] < intervalMicros) {
            return false;
        }
        resentMicros[slot] = nowMicros;
        return target.wrap(packets[slot], 0, lengths[slot]);
    }

    private int slot(int sequenceNumber) {
        return sequenceNumber & packets.length - 1;
    }
}
