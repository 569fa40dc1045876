package dev.vident.server.composition;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads the frames of a file that [WebmWriter] wrote; no other WebM file is understood. Not safe
/// for use by several threads.
final class WebmFrames implements AutoCloseable {
    /// @param millis call time
    @SuppressWarnings("ArrayRecordComponent") // frames are handed on, never compared
    record Frame(long millis, boolean key, byte[] data) {}

    private static final long SIZE_MASK = 0x00FF_FFFF_FFFF_FFFFL;
    private static final int BLOCK_HEADER_BYTES = 4;

    private final DataInputStream input;
    private long clusterMillis;
    private int width;
    private int height;

    private WebmFrames(DataInputStream input) {
        this.input = input;
    }

    static WebmFrames open(Path file) throws IOException {
        return new WebmFrames(
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16)));
    }

    /// The next frame, or null at the end.
    @Nullable Frame next() throws IOException {
        for (int first = input.read(); first >= 0; first = input.read()) {
            int id = first;
            for (int i = 1; i < Integer.numberOfLeadingZeros(first) - 23; i++) {
                id = id << 8 | input.readUnsignedByte();
            }
            long size = input.readLong() & SIZE_MASK;
            switch (id) {
                case WebmHead.WIDTH -> width = (int) number(input.readNBytes((int) size));
                case WebmHead.HEIGHT -> height = (int) number(input.readNBytes((int) size));
                case WebmHead.SEGMENT,
                        WebmHead.TRACKS,
                        WebmHead.TRACK,
                        WebmHead.VIDEO,
                        WebmHead.CLUSTER -> {
                    // Their children follow.
                }
                case WebmHead.CLUSTER_TIME -> clusterMillis = number(input.readNBytes((int) size));
                case WebmHead.SIMPLE_BLOCK -> {
                    return frame(input.readNBytes((int) size));
                }
                default -> input.skipNBytes(size);
            }
        }
        return null;
    }

    /// Width of the first picture in pixels, known from the first frame on; 0 of sound.
    int width() {
        return width;
    }

    /// Height of the first picture in pixels, known from the first frame on; 0 of sound.
    int height() {
        return height;
    }

    private Frame frame(byte[] block) {
        ByteBuffer bytes = ByteBuffer.wrap(block);
        long millis = clusterMillis + bytes.getShort(1);
        boolean key = (bytes.get(3) & WebmHead.KEY_FRAME) != 0;
        byte[] data = new byte[block.length - BLOCK_HEADER_BYTES];
        bytes.get(BLOCK_HEADER_BYTES, data);
        return new Frame(millis, key, data);
    }

    private static long number(byte[] bytes) {
        long value = 0;
        for (byte b : bytes) {
            value = value << 8 | Byte.toUnsignedInt(b);
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
