package dev.vident.media.synthetic;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads the packets of an Ogg file with one stream (RFC 3533 section 6). A packet is a run of
/// segments that ends with one shorter than 255 bytes; runs go on over pages.
///
/// ```
/// | "OggS" | 22 bytes we do not need | segment count 1 | segment lengths ... | segments ...
/// ```
final class OggPackets {
    private static final int SEGMENT_COUNT_AT = 26;
    private static final int FULL_SEGMENT = 255;

    /// RFC 7845 section 3: an identification and a comment packet come first.
    private static final int OPUS_HEADER_PACKETS = 2;

    private OggPackets() {}

    /// The audio packets of an Ogg Opus file.
    static List<byte[]> readOpus(byte[] file) {
        List<byte[]> packets = read(file);
        return packets.subList(OPUS_HEADER_PACKETS, packets.size());
    }

    private static List<byte[]> read(byte[] file) {
        List<byte[]> packets = new ArrayList<>();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        int page = 0;
        while (page < file.length) {
            int segments = file[page + SEGMENT_COUNT_AT] & 0xFF;
            int lengthsAt = page + SEGMENT_COUNT_AT + 1;
            int at = lengthsAt + segments;
            for (int i = 0; i < segments; i++) {
                int length = file[lengthsAt + i] & 0xFF;
                packet.write(file, at, length);
                at += length;
                if (length < FULL_SEGMENT) {
                    packets.add(packet.toByteArray());
                    packet.reset();
                }
            }
            page = at;
        }
        return packets;
    }
}
