package dev.vident.media.synthetic;

/// Where a player's video frames come from.
@FunctionalInterface
interface FrameSource {
    /// The frame that is due; empty when this one is left out.
    ///
    /// @param index counted from the start of playing, 0 or greater
    byte[] frame(long index);
}
