package dev.vident.media.synthetic;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads the frames of an IVF file: a header that says its own length, then frames with a header of
/// 12 bytes each.
///
/// ```
/// | "DKIF" | version 2 | header length 2 | ...          all numbers little-endian
/// | frame length 4 | time 8 | frame ...   repeated
/// ```
final class IvfFrames {
    private static final int HEADER_LENGTH_AT = 6;
    private static final int TIME_LENGTH = 8;

    private IvfFrames() {}

    static List<byte[]> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.getShort(HEADER_LENGTH_AT));
        List<byte[]> frames = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] frame = new byte[in.getInt()];
            in.position(in.position() + TIME_LENGTH);
            in.get(frame);
            frames.add(frame);
        }
        return frames;
    }
}
