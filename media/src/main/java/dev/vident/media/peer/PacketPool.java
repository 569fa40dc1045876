package dev.vident.media.peer;

import dev.vident.media.srtp.SrtpSender;
import java.util.ArrayDeque;
import java.util.Deque;

/// Buffers for outgoing datagrams, used again and again. Used by one thread at a time.
public final class PacketPool {
    /// Fits the largest datagram we take and what SRTP and RTX add to it.
    public static final int BUFFER_BYTES = 2048;

    private static final int KEPT_MAX = 1024;

    private final Deque<byte[]> free = new ArrayDeque<>();

    /// Whether a packet of this length fits into a buffer together with what SRTP adds.
    static boolean fits(int length) {
        return length <= BUFFER_BYTES - SrtpSender.OVERHEAD_BYTES_MAX;
    }

    public byte[] take() {
        byte[] buffer = free.pollFirst();
        return buffer == null ? new byte[BUFFER_BYTES] : buffer;
    }

    /// Takes a buffer back; others than its own are left to the garbage collector.
    public void giveBack(byte[] buffer) {
        if (buffer.length == BUFFER_BYTES && free.size() < KEPT_MAX) {
            free.addFirst(buffer);
        }
    }
}
