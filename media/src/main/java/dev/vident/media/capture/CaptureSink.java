package dev.vident.media.capture;

/// Takes the blocks of one capture in order. Called from one media loop only; implementations hand
/// the bytes on to a thread of their own and never block.
@FunctionalInterface
public interface CaptureSink {
    /// Takes one or more whole pcapng blocks; the array belongs to the sink from now on.
    ///
    /// @return false when they had to be dropped
    boolean offer(byte[] blocks);
}
