package dev.vident.media.fuzz;

import dev.vident.media.rtp.HeaderExtensions;
import dev.vident.media.rtp.OpusPayload;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.Vp8Depacketiser;
import dev.vident.media.rtp.Vp8Frame;
import dev.vident.media.rtp.Vp8Payload;
import dev.vident.media.srtp.MasterKey;
import dev.vident.media.srtp.SrtpProfile;
import dev.vident.media.srtp.SrtpReceiver;

/// RTP packets: header, extensions, VP8 and Opus payloads, and SRTP under a key the input cannot
/// know.
public final class RtpFuzz {
    private static final int SAMPLES_MAX = 5_760;

    private RtpFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Vp8Depacketiser depacketiser = new Vp8Depacketiser();
        RtpView packet = new RtpView();
        for (byte[] datagram : Datagrams.of(input)) {
            refuse(datagram.clone());
            if (packet.wrap(datagram, 0, datagram.length)) {
                read(packet);
                Vp8Frame frame = depacketiser.push(packet);
                Promise.that(
                        frame == null || frame.data().length <= input.length,
                        "a frame is no longer than its packets");
                change(packet);
            }
        }
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
