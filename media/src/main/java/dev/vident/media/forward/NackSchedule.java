package dev.vident.media.forward;

/// Which missing packets to ask for and when. A packet is asked for as soon as it is late by more
/// than ordinary reordering, three times quickly and then slowly: for a recording, late is better
/// than never. Not thread-safe.
final class NackSchedule {
    /// Packets asked for at a time; when more are missing the stream has a hole that only a key
    /// frame mends.
    static final int MISSING_MAX = 512;

    static final int ATTEMPTS_MAX = 12;

    private static final long REORDER_GRACE_MICROS = 10_000;
    private static final long FAST_RETRY_MICROS = 50_000;
    private static final long SLOW_RETRY_MICROS = 150_000;
    private static final int FAST_ATTEMPTS = 3;

    private final long[] sequences = new long[MISSING_MAX];
    private final long[] dueMicros = new long[MISSING_MAX];
    private final int[] attempts = new int[MISSING_MAX];
    private int size;
    private long abandoned;

    /// Notes that packets are missing.
    ///
    /// @param from first missing extended sequence number
    /// @param to first one after them
    void missing(long from, long to, long nowMicros) {
        int room = MISSING_MAX - size;
        long start = Math.max(from, to - room);
        abandoned += start - from;
        for (long sequence = start; sequence < to; sequence++) {
            sequences[size] = sequence;
            dueMicros[size] = nowMicros + REORDER_GRACE_MICROS;
            attempts[size] = 0;
            size++;
        }
    }

    /// Notes that a missing packet has arrived.
    ///
    /// @return whether it had been asked for
    boolean arrived(long sequence) {
        for (int i = 0; i < size; i++) {
            if (sequences[i] == sequence) {
                boolean asked = attempts[i] > 0;
                remove(i);
                return asked;
            }
        }
        return false;
    }

    /// Takes the packets to ask for now, in order, and schedules the next time; gives up on those
    /// asked for too often.
    ///
    /// @param target receives 16-bit sequence numbers
    /// @return how many were written
    int take(long nowMicros, int[] target) {
        int count = 0;
        int i = 0;
        while (i < size && count < target.length) {
            if (dueMicros[i] > nowMicros) {
                i++;
            } else if (attempts[i] == ATTEMPTS_MAX) {
                remove(i);
                abandoned++;
            } else {
                attempts[i]++;
                dueMicros[i] =
                        nowMicros
                                + (attempts[i] <= FAST_ATTEMPTS
                                        ? FAST_RETRY_MICROS
                                        : SLOW_RETRY_MICROS);
                target[count++] = (int) sequences[i] & 0xFFFF;
                i++;
            }
        }
        return count;
    }

    /// Whether anything is missing and still asked for.
    boolean isEmpty() {
        return size == 0;
    }

    /// Packets given up on so far.
    long abandoned() {
        return abandoned;
    }

    void clear() {
        size = 0;
    }

    private void remove(int index) {
        int after = size - index - 1;
        System.arraycopy(sequences, index + 1, sequences, index, after);
        System.arraycopy(dueMicros, index + 1, dueMicros, index, after);
        System.arraycopy(attempts, index + 1, attempts, index, after);
        size--;
    }
}
