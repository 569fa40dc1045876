package dev.vident.server.composition;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.rtp.VideoFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Writes a WebM file with a single VP8 or Opus track, or a Matroska file with one of H.264, and
/// time stamps in milliseconds: the subset of RFC 9559 (Matroska) that a decoder needs. Forward
/// only, so any stream will do; there are no cues.
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

    private final OutputStream output;
    private final ByteArrayOutputStream cluster = new ByteArrayOutputStream();
    private long clusterMillis = -1;

    private WebmWriter(OutputStream output, String type, byte[] trackEntry) throws IOException {
        this.output = output;
        output.write(WebmHead.ebml(type));
        output.write(ByteBuffer.allocate(12).putInt(WebmHead.SEGMENT).putLong(-1L >>> 7).array());
        output.write(WebmHead.info());
        output.write(WebmHead.tracks(trackEntry));
    }

    /// A video track.
    ///
    /// @param first a key frame; later ones may have other sizes
    static WebmWriter video(OutputStream output, VideoEncoding encoding, VideoFrame first)
            throws IOException {
        return switch (encoding) {
            case VP8 ->
                    new WebmWriter(
                            output,
                            WebmHead.WEBM,
                            WebmHead.vp8(TRACK_NUMBER, first.width(), first.height()));
            case H264 ->
                    new WebmWriter(
                            output,
                            WebmHead.MATROSKA,
                            WebmHead.h264(
                                    TRACK_NUMBER,
                                    first.width(),
                                    first.height(),
                                    AvcConfiguration.of(first.data())));
        };
    }

    /// An Opus track.
    static WebmWriter opus(OutputStream output) throws IOException {
        return new WebmWriter(output, WebmHead.WEBM, WebmHead.opus(TRACK_NUMBER));
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
            cluster.writeBytes(Ebml.number(WebmHead.CLUSTER_TIME, millis));
        }
        cluster.writeBytes(
                WebmHead.blockStart(TRACK_NUMBER, (int) (millis - clusterMillis), key, length));
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
            output.write(Ebml.element(WebmHead.CLUSTER, cluster.toByteArray()));
            cluster.reset();
        }
    }
}
