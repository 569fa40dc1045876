package dev.vident.media.synthetic;

import dev.vident.media.rtp.VideoEncoding;

/// Cuts frames into RTP payloads: [#begin(byte[])] with a frame, then [#write(byte[], int)] while
/// [#hasMore()]. Not thread-safe.
public sealed interface FramePackets permits Vp8Packets, H264Packets {
    /// Payload of one packet in bytes; with all headers it fits every path.
    int PAYLOAD_MAX = 1_101;

    /// @param frame as in [dev.vident.media.rtp.VideoFrame]; empty when there is none
    void begin(byte[] frame);

    /// Whether something of the frame is left.
    boolean hasMore();

    /// Writes the next payload.
    ///
    /// @param target room for [#PAYLOAD_MAX] bytes
    /// @return its length
    int write(byte[] target, int offset);

    static FramePackets of(VideoEncoding encoding) {
        return switch (encoding) {
            case VP8 -> new Vp8Packets();
            case H264 -> new H264Packets();
        };
    }
}
