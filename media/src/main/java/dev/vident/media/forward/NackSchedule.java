package dev.vident.media.forward;

/// Which missing packets to ask for and when. A packet is asked for as soon as it is late by more
/// than ordinary reordering, at first quickly and then ever more slowly: for a recording, late is
/// better than never. Where the round trip is known no request goes out while the answer to the one
/// before may be on its way: on a narrow link with much delay the repeats would crowd out the
/// media. Requests are clocked by their answers: what is not answered most likely drowned on a path
/// that is full already, and to go on asking would keep it full. Not thread-safe.
final class NackSchedule {
    /// Packets asked for at a time; when more are missing the stream has a hole that only a key
    /// frame mends.
    static final int MISSING_MAX = 512;

    /// How long after each request the next one comes: some five seconds in all, which is as long
    /// as senders keep packets.
    private static final long[] RETRY_MICROS = {
        50_000, 50_000, 50_000, 150_000, 150_000, 300_000, 300_000, 600_000, 600_000, 1_000_000,
        1_000_000, 1_000_000
    };

    static final int ATTEMPTS_MAX = RETRY_MICROS.length;

    /// Requests without an answer there may be at once: half a second of 3 Mbit/s.
    static final int UNANSWERED_MAX = 128;

    /// So many packets that arrive by themselves allow for one request more.
    static final int PACKETS_PER_REQUEST = 4;

    /// Older packets senders do not have any more.
    private static final long KEPT_MICROS = 5_500_000;

    private static final long REORDER_GRACE_MICROS = 10_000;
    private static final long ANSWER_SLACK_MICROS = 20_000;
    private static final long ANSWER_MICROS_MAX = 1_000_000;

    private final long[] sequences = new long[MISSING_MAX];
    private final long[] sinceMicros = new long[MISSING_MAX];
    private final long[] dueMicros = new long[MISSING_MAX];
    private final int[] attempts = new int[MISSING_MAX];
    private int size;
    private int allowed = UNANSWERED_MAX * PACKETS_PER_REQUEST;
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
            sinceMicros[size] = nowMicros;
            dueMicros[size] = nowMicros + REORDER_GRACE_MICROS;
            attempts[size] = 0;
            size++;
        }
    }

    /// Notes that a packet has arrived by itself.
    void onMedia() {
        allow(1);
    }

    /// Notes that a missing packet has arrived.
    ///
    /// @return whether it had been asked for
    boolean arrived(long sequence) {
        for (int i = 0; i < size; i++) {
            if (sequences[i] == sequence) {
                boolean asked = attempts[i] > 0;
                allow(asked ? PACKETS_PER_REQUEST : 0);
                remove(i);
                return asked;
            }
        }
        return false;
    }

    /// Takes the packets to ask for now and schedules the next time; gives up on those asked for
    /// too often. Where not all may be asked for, the youngest are: senders still have them.
    ///
    /// @param roundTripMicros to the sender and back, 0 when unknown
    /// @param target receives 16-bit sequence numbers, in order
    /// @return how many were written
    int take(long nowMicros, long roundTripMicros, int[] target) {
        long answerMicros = Math.min(roundTripMicros + ANSWER_SLACK_MICROS, ANSWER_MICROS_MAX);
        int most = Math.min(target.length, allowed / PACKETS_PER_REQUEST);
        int count = 0;
        for (int i = size - 1; i >= 0; i--) {
            if (dueMicros[i] > nowMicros) {
                continue;
            }
            if (attempts[i] == ATTEMPTS_MAX || nowMicros - sinceMicros[i] > KEPT_MICROS) {
                remove(i);
                abandoned++;
            } else if (count < most) {
                attempts[i]++;
                dueMicros[i] = nowMicros + Math.max(answerMicros, RETRY_MICROS[attempts[i] - 1]);
                target[count++] = (int) sequences[i] & 0xFFFF;
            }
        }
        allowed -= count * PACKETS_PER_REQUEST;
        reverse(target, count);
        return count;
    }

    /// Whether anything is missing and still asked for.
    boolean isEmpty() {
        return size == 0;
    }

    /// Whether a packet behind this sequence number has been missing since this time or longer.
    boolean missesBehind(long sequence, long sinceAtLatestMicros) {
        for (int i = 0; i < size; i++) {
            if (sequences[i] > sequence && sinceMicros[i] <= sinceAtLatestMicros) {
                return true;
            }
        }
        return false;
    }

    /// Packets given up on so far.
    long abandoned() {
        return abandoned;
    }

    void clear() {
        size = 0;
        allowed = UNANSWERED_MAX * PACKETS_PER_REQUEST;
    }

    private void allow(int quarters) {
        allowed = Math.min(UNANSWERED_MAX * PACKETS_PER_REQUEST, allowed + quarters);
    }

    private static void reverse(int[] numbers, int count) {
        for (int i = 0; i < count / 2; i++) {
            int number = numbers[i];
            numbers[i] = numbers[count - 1 - i];
            numbers[count - 1 - i] = number;
        }
    }

    private void remove(int index) {
        int after = size - index - 1;
        System.arraycopy(sequences, index + 1, sequences, index, after);
        System.arraycopy(sinceMicros, index + 1, sinceMicros, index, after);
        System.arraycopy(dueMicros, index + 1, dueMicros, index, after);
        System.arraycopy(attempts, index + 1, attempts, index, after);
        size--;
    }
}
