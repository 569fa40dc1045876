package dev.vident.media.rtp;

/// Reads the bits of a raw byte sequence payload (ITU-T H.264 sections 7.2 and 9.1). Beyond the end
/// there are zeros, and [#exhausted()] says so. Not thread-safe.
final class RbspBits {
    /// No parameter set of a camera is longer.
    private static final int BYTES_MAX = 1024;

    private static final int PREFIX_MAX = 30;

    private final byte[] bytes;
    private final int bits;
    private int at;
    private boolean exhausted;

    private RbspBits(byte[] bytes, int length) {
        this.bytes = bytes;
        this.bits = length * 8;
    }

    /// @param offset behind the NAL unit header; what stands before must not end in two zero bytes
    static RbspBits of(byte[] unit, int offset, int length) {
        byte[] payload = new byte[Math.min(length, BYTES_MAX)];
        int written = 0;
        int zeros = 0;
        for (int i = offset; i < offset + length && written < payload.length; i++) {
            if (zeros >= 2 && unit[i] == 3) {
                zeros = 0; // emulation_prevention_three_byte
                continue;
            }
            zeros = unit[i] == 0 ? zeros + 1 : 0;
            payload[written++] = unit[i];
        }
        return new RbspBits(payload, written);
    }

    /// u(1).
    boolean flag() {
        return bit() != 0;
    }

    /// ue(v), 0 or greater.
    int unsigned() {
        int zeros = 0;
        while (bit() == 0) {
            if (exhausted || ++zeros > PREFIX_MAX) {
                exhausted = true;
                return 0;
            }
        }
        int suffix = 0;
        for (int i = 0; i < zeros; i++) {
            suffix = suffix << 1 | bit();
        }
        return (1 << zeros) - 1 + suffix;
    }

    /// se(v).
    int signed() {
        int code = unsigned();
        return (code & 1) != 0 ? (code >>> 1) + 1 : -(code >>> 1);
    }

    /// Whether more was read than there is.
    boolean exhausted() {
        return exhausted;
    }

    private int bit() {
        if (at >= bits) {
            exhausted = true;
            return 0;
        }
        int bit = bytes[at >>> 3] >>> (7 - (at & 7)) & 1;
        at++;
        return bit;
    }
}
