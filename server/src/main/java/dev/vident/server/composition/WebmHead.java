package dev.vident.server.composition;

import static dev.vident.server.composition.Ebml.element;
import static dev.vident.server.composition.Ebml.join;
import static dev.vident.server.composition.Ebml.number;
import static dev.vident.server.composition.Ebml.real;
import static dev.vident.server.composition.Ebml.text;

import java.nio.ByteBuffer;

/// What stands at the beginning of every WebM or Matroska file we write (RFC 9559), and the blocks
/// behind it.
final class WebmHead {
    static final int SEGMENT = 0x18538067;
    static final int TRACKS = 0x1654AE6B;
    static final int TRACK = 0xAE;
    static final int VIDEO = 0xE0;
    static final int WIDTH = 0xB0;
    static final int HEIGHT = 0xBA;
    static final int CLUSTER = 0x1F43B675;
    static final int CLUSTER_TIME = 0xE7;
    static final int SIMPLE_BLOCK = 0xA3;
    static final int KEY_FRAME = 0x80;

    /// Document type of files with the codecs of WebM.
    static final String WEBM = "webm";

    /// Document type of files with other codecs.
    static final String MATROSKA = "matroska";

    private static final long MILLISECOND_NANOS = 1_000_000;

    /// RFC 7845 section 5.1: version 1, two channels, nothing to skip, 48 kHz, no gain, no mapping.
    private static final byte[] OPUS_HEAD = {
        'O', 'p', 'u', 's', 'H', 'e', 'a', 'd', 1, 2, 0, 0, (byte) 0x80, (byte) 0xBB, 0, 0, 0, 0, 0
    };

    private WebmHead() {}

    /// @param type [#WEBM] or [#MATROSKA]
    static byte[] ebml(String type) {
        return element(
                0x1A45DFA3,
                join(
                        number(0x4286, 1),
                        number(0x42F7, 1),
                        number(0x42F2, 4),
                        number(0x42F3, 8),
                        text(0x4282, type),
                        number(0x4287, 4),
                        number(0x4285, 2)));
    }

    /// The segment's information without a length.
    static byte[] info() {
        return element(0x1549A966, application());
    }

    /// The segment's information.
    static byte[] info(long durationMillis) {
        return element(0x1549A966, join(application(), real(0x4489, (double) durationMillis)));
    }

    private static byte[] application() {
        return join(
                number(0x2AD7B1, MILLISECOND_NANOS),
                text(0x4D80, "Vident"),
                text(0x5741, "Vident"));
    }

    static byte[] tracks(byte[]... entries) {
        return element(TRACKS, join(entries));
    }

    /// A VP8 track.
    ///
    /// @param width of the first picture in pixels; later ones may differ
    /// @param height likewise
    static byte[] vp8(int track, int width, int height) {
        return element(TRACK, join(trackStart(track, 1, "V_VP8"), size(width, height)));
    }

    /// An H.264 track.
    ///
    /// @param width of the first picture in pixels; later ones may differ
    /// @param height likewise
    /// @param configuration an [AvcConfiguration]
    static byte[] h264(int track, int width, int height, byte[] configuration) {
        return element(
                TRACK,
                join(
                        trackStart(track, 1, "V_MPEG4/ISO/AVC"),
                        element(0x63A2, configuration),
                        size(width, height)));
    }

    private static byte[] size(int width, int height) {
        return element(VIDEO, join(number(WIDTH, width), number(HEIGHT, height)));
    }

    /// An Opus track. Nothing is skipped at the start: the first packet of a live stream is sound
    /// like any other.
    static byte[] opus(int track) {
        byte[] audio = join(real(0xB5, 48_000), number(0x9F, 2));
        return element(
                TRACK,
                join(
                        trackStart(track, 2, "A_OPUS"),
                        element(0x63A2, OPUS_HEAD),
                        element(0xE1, audio)));
    }

    private static byte[] trackStart(int track, int type, String codec) {
        return join(
                number(0xD7, track),
                number(0x73C5, track),
                number(0x83, type),
                number(0x9C, 0),
                text(0x86, codec));
    }

    /// What stands before the data of a frame.
    ///
    /// @param clusterMillis how long after the cluster's time the frame is
    static byte[] blockStart(int track, int clusterMillis, boolean key, int length) {
        byte[] header =
                ByteBuffer.allocate(4)
                        .put((byte) (0x80 | track))
                        .putShort((short) clusterMillis)
                        .put((byte) (key ? KEY_FRAME : 0))
                        .array();
        return join(Ebml.start(SIMPLE_BLOCK, header.length + (long) length), header);
    }
}
