package dev.vident.bench;

import dev.vident.media.synthetic.Clip;
import java.util.stream.IntStream;

/// What each participant of a measured call sends: 1 Mbit/s of video in packets of up to 1,100
/// bytes, and 50 packets/s of audio.
final class MediaTraffic {

    private static final int VIDEO_BITS_PER_SECOND = 1_000_000;

    /// As Opus at 32 kbit/s.
    private static final int AUDIO_PACKET_BYTES = 80;

    private static final int VIDEO_PAYLOAD_MAX = 1100;

    /// RTP header with three header extensions, and for video the VP8 descriptor.
    private static final int AUDIO_HEADER_BYTES = 28;

    private static final int VIDEO_HEADER_BYTES = AUDIO_HEADER_BYTES + 1;

    private MediaTraffic() {}

    static Clip clip() {
        return Clip.filler(VIDEO_BITS_PER_SECOND, AUDIO_PACKET_BYTES);
    }

    /// RTP bytes of the packets between two video frames, in their order.
    static int[] packetBytes() {
        int frame = VIDEO_BITS_PER_SECOND / 8 / Clip.FRAMES_PER_SECOND;
        IntStream video =
                IntStream.iterate(frame, left -> left > 0, left -> left - VIDEO_PAYLOAD_MAX)
                        .map(left -> VIDEO_HEADER_BYTES + Math.min(left, VIDEO_PAYLOAD_MAX));
        IntStream audio =
                IntStream.generate(() -> AUDIO_HEADER_BYTES + AUDIO_PACKET_BYTES)
                        .limit(Clip.PACKETS_PER_SECOND / Clip.FRAMES_PER_SECOND);
        return IntStream.concat(video, audio).toArray();
    }
}
