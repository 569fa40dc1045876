package dev.vident.media.synthetic;

/// Which pictures of the other side could be shown: frames whose chain of frames back to a key
/// frame is whole. Not thread-safe.
final class PictureTimeline {
    private boolean chainWhole;
    private long shown;
    private long firstKeyFrameMicros = -1;

    /// A whole frame has arrived and its turn has come.
    void onFrame(boolean keyFrame, long nowMicros) {
        if (keyFrame && firstKeyFrameMicros < 0) {
            firstKeyFrameMicros = nowMicros;
        }
        chainWhole |= keyFrame;
        shown += chainWhole ? 1 : 0;
    }

    /// Frames were skipped: nothing can be shown until a key frame comes.
    void onHole() {
        chainWhole = false;
    }

    long shown() {
        return shown;
    }

    /// When the first frame came that can be shown, or -1.
    long firstKeyFrameMicros() {
        return firstKeyFrameMicros;
    }
}
