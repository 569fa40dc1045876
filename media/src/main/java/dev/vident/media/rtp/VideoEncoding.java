package dev.vident.media.rtp;

import java.util.Locale;
import java.util.Optional;

/// The video codecs we carry. Everything that has to look into a payload asks here, so that nothing
/// else knows one codec from another.
public enum VideoEncoding {
    /// RFC 7741.
    VP8("VP8"),

    /// RFC 6184, in the constrained baseline profile and non-interleaved mode.
    H264("H264");

    /// RTP clock rate of all of them in Hz.
    public static final int CLOCK_RATE = 90_000;

    private final String encodingName;

    VideoEncoding(String encodingName) {
        this.encodingName = encodingName;
    }

    /// The name in SDP (RFC 8866 section 6.6) and in journals.
    public String encodingName() {
        return encodingName;
    }

    /// The codec of that encoding name; upper and lower case are the same.
    public static Optional<VideoEncoding> ofName(String encodingName) {
        String wanted = encodingName.toUpperCase(Locale.ROOT);
        for (VideoEncoding encoding : values()) {
            if (encoding.encodingName.equals(wanted)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /// Whether the packet shows that a key frame begins. With H.264 this can be said of more than
    /// one packet of a key frame.
    public boolean startsKeyFrame(RtpView packet) {
        return switch (this) {
            case VP8 -> Vp8Payload.startsKeyFrame(packet);
            case H264 -> H264Payload.startsKeyFrame(packet);
        };
    }

    /// Whether a decoder that knows nothing yet can begin with this packet: it is the first of a
    /// key frame, and brings all that this frame needs.
    public boolean isEntry(RtpView packet) {
        return switch (this) {
            case VP8 -> Vp8Payload.startsKeyFrame(packet);
            case H264 -> H264Payload.holdsParameterSet(packet);
        };
    }

    /// A depacketiser for one source.
    public VideoDepacketiser depacketiser() {
        return switch (this) {
            case VP8 -> new Vp8Depacketiser();
            case H264 -> new H264Depacketiser();
        };
    }
}
