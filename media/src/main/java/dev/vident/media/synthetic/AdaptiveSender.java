package dev.vident.media.synthetic;

import dev.vident.media.rtp.HeaderExtensions;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.sdp.OfferedFormats;
import java.util.ArrayDeque;
import java.util.Deque;

/// The parts of a sender under congestion control: the rate, an encoder that follows it and a pacer
/// that spreads its frames. Not thread-safe.
final class AdaptiveSender implements Pace {
    /// Sound and the headers around it.
    private static final int AUDIO_BITS_PER_SECOND = 54_000;

    private static final int RESENDS_MAX = 256;

    /// Frames leave so much faster than the rate, as in browsers.
    private static final double PACING_FACTOR = 2.5;

    private final RateControl rate;
    private final AdaptiveFrames frames;

    /// Retransmissions take no more than the rate.
    private static final double RESEND_FACTOR = 1;

    private final Deque<Integer> resends = new ArrayDeque<>();
    private long resendMicros = Long.MIN_VALUE;
    private long readyMicros = Long.MIN_VALUE;

    /// @param maxBitsPerSecond sound and video together
    AdaptiveSender(int maxBitsPerSecond) {
        this.rate = new RateControl(maxBitsPerSecond);
        this.frames = new AdaptiveFrames(() -> rate.targetBitsPerSecond() - AUDIO_BITS_PER_SECOND);
    }

    RateControl rate() {
        return rate;
    }

    AdaptiveFrames frames() {
        return frames;
    }

    /// A packet is asked for again; it waits for its turn.
    void queueResend(int sequenceNumber) {
        if (resends.size() < RESENDS_MAX && !resends.contains(sequenceNumber)) {
            resends.addLast(sequenceNumber);
        }
    }

    /// The next packet to send again, or -1 when none is due.
    int takeResend(long nowMicros) {
        return resends.isEmpty() || resendMicros > nowMicros ? -1 : resends.removeFirst();
    }

    /// When [#takeResend(long)] has something; `Long.MAX_VALUE` for never.
    long nextResendMicros() {
        return resends.isEmpty() ? Long.MAX_VALUE : resendMicros;
    }

    /// Notes a packet sent again.
    void onResent(int bytes, long nowMicros) {
        frames.spend(bytes);
        resendMicros = nowMicros + spread(bytes, RESEND_FACTOR);
    }

    /// Notes a packet of the player on its way out.
    void onSent(RtpView packet, long nowMicros) {
        int number =
                HeaderExtensions.readUnsignedShort(
                        packet, OfferedFormats.EXTENSION_TRANSPORT_NUMBER);
        if (number < 0) {
            return;
        }
        rate.onSent(number, packet.length(), nowMicros);
        if (packet.payloadType() != OfferedFormats.OPUS) {
            readyMicros = nowMicros + spread(packet.length(), PACING_FACTOR);
        }
    }

    private long spread(int bytes, double factor) {
        return (long) (bytes * 8e6 / (factor * rate.targetBitsPerSecond()));
    }

    @Override
    public long readyMicros() {
        return readyMicros;
    }
}
