package dev.vident.media.rtp;

/// Reads how long an Opus packet plays from its table-of-contents byte (RFC 6716 section 3.1). One
/// RTP packet holds exactly one Opus packet (RFC 7587 section 4.2) and the RTP clock is 48 kHz
/// whatever the audio bandwidth.
///
/// ```
///  0 1 2 3 4 5 6 7
/// | config  |s| c |    config: mode and frame size, s: stereo, c: number of frames
/// ```
public final class OpusPayload {
    /// RTP clock rate of Opus in Hz.
    public static final int CLOCK_RATE = 48_000;

    /// An Opus packet plays at most 120 ms (RFC 6716 section 3.2.5).
    private static final int SAMPLES_MAX = CLOCK_RATE * 120 / 1000;

    private static final int[] SILK_SAMPLES = {480, 960, 1920, 2880};
    private static final int[] HYBRID_SAMPLES = {480, 960};
    private static final int[] CELT_SAMPLES = {120, 240, 480, 960};

    private OpusPayload() {}

    /// Samples at 48 kHz the packet's payload plays, or 0 when it is not an Opus packet.
    public static int samples(RtpView packet) {
        return samples(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    }

    /// Samples at 48 kHz an Opus packet plays, or 0 when it is not one.
    public static int samples(byte[] buffer, int offset, int length) {
        if (length < 1) {
            return 0;
        }
        int frames =
                switch (buffer[offset] & 0x03) {
                    case 0 -> 1;
                    case 1, 2 -> 2;
                    default -> length < 2 ? 0 : buffer[offset + 1] & 0x3F;
                };
        int samples = frames * frameSamples((buffer[offset] & 0xF8) >>> 3);
        return samples <= SAMPLES_MAX ? samples : 0;
    }

    /// RFC 6716 table 2.
    private static int frameSamples(int config) {
        if (config < 12) {
            return SILK_SAMPLES[config & 3];
        }
        return config < 16 ? HYBRID_SAMPLES[config & 1] : CELT_SAMPLES[config & 3];
    }
}
