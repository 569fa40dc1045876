package dev.vident.media.rtp;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Makes RTP packets for tests.
public final class RtpPackets {
    private RtpPackets() {}

    /// A packet without extensions.
    public static RtpView packet(
            int payloadType,
            int sequenceNumber,
            int timestamp,
            int ssrc,
            boolean marker,
            byte[] payload) {
        return build(payloadType, sequenceNumber, timestamp, ssrc, marker, new byte[0], payload);
    }

    /// A packet with a transport-wide number as header extension 3.
    public static RtpView numbered(
            int payloadType,
            int sequenceNumber,
            int timestamp,
            int ssrc,
            int transportNumber,
            byte[] payload) {
        byte[] extension = {
            (byte) 0xBE,
            (byte) 0xDE,
            0,
            1,
            0x31,
            (byte) (transportNumber >>> 8),
            (byte) transportNumber,
            0
        };
        return build(payloadType, sequenceNumber, timestamp, ssrc, false, extension, payload);
    }

    /// A view of bytes written as hex, blanks ignored.
    public static RtpView hex(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        RtpView view = new RtpView();
        if (!view.wrap(bytes, 0, bytes.length)) {
            throw new IllegalArgumentException("not RTP: " + hex);
        }
        return view;
    }

    /// The VP8 payload of a one-packet frame.
    public static byte[] vp8(boolean keyFrame, int size) {
        byte[] payload = new byte[size];
        payload[0] = 0x10;
        payload[1] = (byte) (keyFrame ? 0 : 1);
        return payload;
    }

    private static RtpView build(
            int payloadType,
            int sequenceNumber,
            int timestamp,
            int ssrc,
            boolean marker,
            byte[] extension,
            byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(extension.length > 0 ? 0x90 : 0x80);
        out.writeBytes(new byte[RtpView.FIXED_HEADER_LENGTH - 1]);
        out.writeBytes(extension);
        out.writeBytes(payload);
        out.writeBytes(new byte[2]); // room for a retransmission to shrink into
        byte[] bytes = out.toByteArray();
        bytes[1] = (byte) (marker ? 0x80 : 0);
        RtpView view = new RtpView();
        if (!view.wrap(bytes, 0, bytes.length - 2)) {
            throw new IllegalStateException("a built packet is well-formed");
        }
        view.setPayloadType(payloadType);
        view.setSequenceNumber(sequenceNumber);
        view.setTimestamp(timestamp);
        view.setSsrc(ssrc);
        return view;
    }
}
