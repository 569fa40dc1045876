package dev.vident.media.fuzz;

import dev.vident.media.rtp.HeaderExtensions;
import dev.vident.media.rtp.OpusPayload;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.VideoDepacketiser;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.rtp.VideoFrame;
import dev.vident.media.rtp.Vp8Payload;
import dev.vident.media.srtp.MasterKey;
import dev.vident.media.srtp.SrtpProfile;
import dev.vident.media.srtp.SrtpReceiver;
import java.util.List;
import java.util.stream.Stream;

/// RTP packets: header, extensions, VP8, H.264 and Opus payloads, and SRTP under a key the input
/// cannot know.
public final class RtpFuzz {
    private static final int SAMPLES_MAX = 5_760;

    /// 14 bits, and 1,024 macroblocks.
    private static final int SIDE_MAX = 16_384;

    /// A NAL unit of one byte behind a length of two becomes one of one behind a length of four.
    private static final int FRAME_GROWTH_MAX = 5;

    /// Parameter sets that came before are put in front of a key frame.
    private static final int PARAMETER_SETS_MAX = 32 * (1_024 + 4);

    private RtpFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        List<VideoDepacketiser> depacketisers =
                Stream.of(VideoEncoding.values()).map(VideoEncoding::depacketiser).toList();
        RtpView packet = new RtpView();
        for (byte[] datagram : Datagrams.of(input)) {
            refuse(datagram.clone());
            if (packet.wrap(datagram, 0, datagram.length)) {
                read(packet);
                for (VideoDepacketiser depacketiser : depacketisers) {
                    VideoFrame frame = depacketiser.push(packet);
                    if (frame != null) {
                        depacketised(frame, input.length);
                    }
                }
                change(packet);
            }
        }
    }

    private static void depacketised(VideoFrame frame, int received) {
        Promise.that(
                frame.data().length <= FRAME_GROWTH_MAX * received + PARAMETER_SETS_MAX,
                "a frame is hardly longer than its packets");
        Promise.that(frame.width() >= 0 && frame.width() <= SIDE_MAX, "a picture has a sane width");
        Promise.that(
                frame.height() >= 0 && frame.height() <= SIDE_MAX, "a picture has a sane height");
        Promise.that(frame.keyFrame() || frame.width() == 0, "only a key frame tells its size");
    }

    private static void refuse(byte[] datagram) {
        for (SrtpProfile profile : SrtpProfile.values()) {
            SrtpReceiver receiver =
                    new SrtpReceiver(
                            profile,
                            new MasterKey(
                                    new byte[SrtpProfile.MASTER_KEY_BYTES],
                                    new byte[profile.saltBytes()]));
            Promise.that(
                    receiver.unprotectRtp(datagram, 0, datagram.length) == SrtpReceiver.REFUSED,
                    "a packet without a tag of ours is refused");
            Promise.that(
                    receiver.unprotectRtcp(datagram, 0, datagram.length) == SrtpReceiver.REFUSED,
                    "a report without a tag of ours is refused");
        }
    }

    private static void read(RtpView packet) {
        Promise.that(packet.payloadLength() >= 0, "a payload has a length");
        Promise.that(
                packet.payloadOffset() + packet.payloadLength() <= packet.length(),
                "a payload lies in its packet");
        int samples = OpusPayload.samples(packet);
        Promise.that(samples >= 0 && samples <= SAMPLES_MAX, "Opus plays up to 120 ms");
        for (VideoEncoding encoding : VideoEncoding.values()) {
            Promise.that(
                    !encoding.isEntry(packet) || encoding.startsKeyFrame(packet),
                    "decoders begin with key frames");
        }
        int descriptor = Vp8Payload.descriptorLength(packet);
        Promise.that(descriptor < packet.payloadLength(), "a descriptor leaves a payload");
        Promise.that(
                !Vp8Payload.startsKeyFrame(packet) || Vp8Payload.startsFrame(packet),
                "a key frame is a frame");
    }

    private static void change(RtpView packet) {
        byte[] before = packet.buffer().clone();
        for (int id = 1; id < 15; id++) {
            if (HeaderExtensions.writeUnsignedShort(packet, id, 0xABCD)) {
                Promise.that(
                        HeaderExtensions.readUnsignedShort(packet, id) == 0xABCD,
                        "what is written can be read");
            }
            HeaderExtensions.blank(packet, id);
        }
        packet.setPayloadType(96);
        packet.setSequenceNumber(0xFFFF);
        packet.setTimestamp(-1);
        packet.setSsrc(-1);
        for (int i = packet.payloadOffset(); i < packet.length(); i++) {
            Promise.that(before[i] == packet.buffer()[i], "the payload stays as it is");
        }
        Promise.that(
                new RtpView().wrap(packet.buffer(), 0, packet.length()),
                "a changed packet is a packet");
    }
}
