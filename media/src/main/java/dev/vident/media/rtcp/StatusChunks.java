package dev.vident.media.rtcp;

/// The packet status chunks of transport-wide feedback (draft-holmer section 3.1.2–3.1.4).
///
/// ```
/// |0| S |   run length, 13 bits   |   a run of one symbol
/// |1|0|  14 symbols of one bit    |   received small / not received
/// |1|1|  7 symbols of two bits    |
/// ```
final class StatusChunks {
    static final int SYMBOL_NOT_RECEIVED = 0;
    static final int SYMBOL_SMALL_DELTA = 1;
    static final int SYMBOL_LARGE_DELTA = 2;

    private static final int RUN_LENGTH_MAX = (1 << 13) - 1;
    private static final int SYMBOLS_IN_VECTOR = 7;

    private StatusChunks() {}

    static int symbol(int delta) {
        if (delta == TransportFeedback.NOT_RECEIVED) {
            return SYMBOL_NOT_RECEIVED;
        }
        return delta >= 0 && delta <= 0xFF ? SYMBOL_SMALL_DELTA : SYMBOL_LARGE_DELTA;
    }

    /// Bytes of the receive delta behind a symbol.
    static int deltaSize(int symbol) {
        return switch (symbol) {
            case SYMBOL_SMALL_DELTA -> 1;
            case SYMBOL_LARGE_DELTA -> 2;
            default -> 0;
        };
    }

    /// How many chunks these packets take.
    static int count(int[] deltas) {
        int chunks = 0;
        for (int at = 0; at < deltas.length; at += coveredAt(deltas, at)) {
            chunks++;
        }
        return chunks;
    }

    static int write(int[] deltas, byte[] buffer, int offset) {
        int target = offset;
        int covered;
        for (int at = 0; at < deltas.length; at += covered) {
            covered = coveredAt(deltas, at);
            boolean run = covered > SYMBOLS_IN_VECTOR || runAt(deltas, at) == covered;
            RtcpHeader.putShort(
                    buffer,
                    target,
                    run ? (symbol(deltas[at]) << 13) | covered : vector(deltas, at, covered));
            target += 2;
        }
        return target;
    }

    /// Reads as many symbols as the array is long into it.
    ///
    /// @return index behind the last chunk, or -1 when the chunks do not fit before the end
    static int parse(byte[] buffer, int offset, int end, int[] symbols) {
        int at = offset;
        int filled = 0;
        while (filled < symbols.length) {
            if (at + 2 > end) {
                return -1;
            }
            int chunk = RtcpHeader.getShort(buffer, at);
            at += 2;
            filled = expand(chunk, symbols, filled);
        }
        return at;
    }

    private static int expand(int chunk, int[] symbols, int from) {
        int count;
        if ((chunk & 0x8000) == 0) {
            count = Math.min(chunk & RUN_LENGTH_MAX, symbols.length - from);
            for (int i = 0; i < count; i++) {
                symbols[from + i] = (chunk >>> 13) & 3;
            }
            return from + count;
        }
        int bits = (chunk & 0x4000) == 0 ? 1 : 2;
        count = Math.min(14 / bits, symbols.length - from);
        for (int i = 0; i < count; i++) {
            symbols[from + i] = (chunk >>> (14 - bits * (i + 1))) & ((1 << bits) - 1);
        }
        return from + count;
    }

    private static int coveredAt(int[] deltas, int at) {
        int run = runAt(deltas, at);
        int left = deltas.length - at;
        return run >= Math.min(SYMBOLS_IN_VECTOR, left) ? run : Math.min(SYMBOLS_IN_VECTOR, left);
    }

    private static int runAt(int[] deltas, int at) {
        int symbol = symbol(deltas[at]);
        int run = 1;
        while (run < RUN_LENGTH_MAX
                && at + run < deltas.length
                && symbol(deltas[at + run]) == symbol) {
            run++;
        }
        return run;
    }

    private static int vector(int[] deltas, int at, int count) {
        int chunk = 0xC000;
        for (int i = 0; i < count; i++) {
            chunk |= symbol(deltas[at + i]) << (2 * (SYMBOLS_IN_VECTOR - 1 - i));
        }
        return chunk;
    }
}
