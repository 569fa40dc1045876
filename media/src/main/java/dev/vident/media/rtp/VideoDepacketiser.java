package dev.vident.media.rtp;

import org.jspecify.annotations.Nullable;

/// Puts the frames of one source together from packets given in sequence order. A frame with a hole
/// is left out and counted. Nothing is thrown, whatever the packets hold. Not thread-safe.
public sealed interface VideoDepacketiser permits Vp8Depacketiser, H264Depacketiser {
    /// A frame above this size is broken input, not a picture.
    int FRAME_BYTES_MAX = 4 << 20;

    /// Takes the next packet.
    ///
    /// @return the frame this packet completes, or null
    @Nullable VideoFrame push(RtpView packet);

    /// Frames begun and not finished because of a hole.
    long brokenFrames();
}
