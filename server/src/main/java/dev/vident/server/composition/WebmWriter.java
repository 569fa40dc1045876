package dev.vident.server.composition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes a WebM file with a single VP8 or Opus track and time stamps in milliseconds: the subset
/// of RFC 9559 (Matroska) that a decoder needs. Forward only, so any stream will do; there are no
/// cues.
///
/// ```
/// EBML header
/// Segment (unknown size)
///   Info     TimestampScale 1 ms
///   Tracks   one TrackEntry
///   Cluster  Timestamp, SimpleBlock …      at most five seconds each
/// ```
///
/// Not safe for use by several threads.
final class WebmWriter implements AutoCloseable {
    private static final int CLUSTER_MILLIS_MAX = 5_000;
    private static final int CLUSTER_BYTES_MAX = 4 << 20;
    private static final int TRACK_NUMBER = 1;
    private static final int KEY_FRAME = 0x80;
    private static final long MILLISECOND_NANOS = 1_000_000;

    private final OutputStream output;
    private final ByteArrayOutputStream cluster = new ByteArrayOutputStream();
    private long clusterMillis = -1;

    private WebmWriter(OutputStream output, byte[] trackEntry) throws IOException {
        this.output = output;
        output.write(element(0x1A45DFA3, ebmlHeader()));
        output.write(ByteBuffer.allocate(12).putInt(0x18538067).putLong(-1L >>> 7).array());
        output.write(element(0x1549A966, info()));
        output.write(element(0x1654AE6B, element(0xAE, trackEntry)));
    }

    /// A VP8 track.
    ///
    /// @param width of the first picture in pixels; later ones may differ
    /// @param height likewise
    static WebmWriter vp8(OutputStream output, int width, int height) throws IOException {
        byte[] video = join(number(0xB0, width), number(0xBA, height));
        return new WebmWriter(output, join(trackStart(1, "V_VP8"), element(0xE0, video)));
    }

    /// An Opus track (RFC 7845 for the identification header). Nothing is skipped at the start: the
    /// first packet of a live stream is sound like any other.
    static WebmWriter opus(OutputStream output) throws IOException {
        byte[] audio =
                join(
                        element(0xB5, ByteBuffer.allocate(8).putDouble(48_000).array()),
                        number(0x9F, 2));
        byte[] head = {
            'O',
            'p',
            'u',
            's',
            'H',
            'e',
            'a',
            'd',
            1,
            2,
            0,
            0,
            (byte) 0x80,
            (byte) 0xBB,
            0,
            0,
            0,
            0,
            0
        };
        return new WebmWriter(
                output, join(trackStart(2, "A_OPUS"), element(0x63A2, head), element(0xE1, audio)));
    }

    /// Appends one frame.
    ///
    /// @param millis its time, not before that of the frame before
    void frame(long millis, boolean key, byte[] data, int offset, int length) throws IOException {
        if (clusterMillis < 0
                || millis - clusterMillis > CLUSTER_MILLIS_MAX
                || cluster.size() > CLUSTER_BYTES_MAX) {
            flushCluster();
            clusterMillis = millis;
            cluster.writeBytes(number(0xE7, millis));
        }
        ByteBuffer start = ByteBuffer.allocate(13);
        start.put((byte) 0xA3).putLong(0x0100_0000_0000_0000L | (length + 4L));
        start.put((byte) (0x80 | TRACK_NUMBER)).putShort((short) (millis - clusterMillis));
        start.put((byte) (key ? KEY_FRAME : 0));
        cluster.writeBytes(start.array());
        cluster.write(data, offset, length);
    }

    /// Writes the last cluster and closes the stream.
    @Override
    public void close() throws IOException {
        try (output) {
            flushCluster();
        }
    }

    private void flushCluster() throws IOException {
        if (cluster.size() > 0) {
            output.write(element(0x1F43B675, cluster.toByteArray()));
            cluster.reset();
        }
    }

    private static byte[] ebmlHeader() {
        return join(
                number(0x4286, 1),
                number(0x42F7, 1),
                number(0x42F2, 4),
                number(0x42F3, 8),
                text(0x4282, "webm"),
                number(0x4287, 4),
                number(0x4285, 2));
    }

    private static byte[] info() {
        return join(
                number(0x2AD7B1, MILLISECOND_NANOS),
                text(0x4D80, "Vident"),
                text(0x5741, "Vident"));
    }

    private static byte[] trackStart(int type, String codec) {
        return join(
                number(0xD7, TRACK_NUMBER),
                number(0x73C5, TRACK_NUMBER),
                number(0x83, type),
                number(0x9C, 0),
                text(0x86, codec));
    }

    private static byte[] text(int id, String value) {
        return element(id, value.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] number(int id, long value) {
        return element(id, bytes(value));
    }

    /// Id, size in eight bytes, content.
    private static byte[] element(int id, byte[] content) {
        byte[] name = bytes(Integer.toUnsignedLong(id));
        return ByteBuffer.allocate(name.length + 8 + content.length)
                .put(name)
                .putLong(0x0100_0000_0000_0000L | content.length)
                .put(content)
                .array();
    }

    /// Big endian without leading zeros, at least one byte.
    private static byte[] bytes(long value) {
        int length = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >>> (8 * (length - 1 - i)));
        }
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
