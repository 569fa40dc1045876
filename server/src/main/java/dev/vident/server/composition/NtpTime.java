package dev.vident.server.composition;

/// The 64-bit time of RTCP sender reports: seconds since 1900 in the upper half, fractions of 2^-32
/// s in the lower (RFC 3550 section 4).
final class NtpTime {
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final double FRACTIONS_PER_MICRO = 0x1p32 / 1e6;

    private NtpTime() {}

    /// Microseconds since the Unix epoch.
    static double micros(long ntp) {
        long seconds = (ntp >>> 32) - SECONDS_1900_TO_1970;
        return seconds * 1e6 + (ntp & 0xffff_ffffL) / FRACTIONS_PER_MICRO;
    }
}
