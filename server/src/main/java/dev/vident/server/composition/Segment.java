package dev.vident.server.composition;

/// A part of a composition, in whole seconds of call time. 16 seconds are 400 pictures and exactly
/// 750 AAC frames.
///
/// @param fromSeconds beginning
/// @param endSeconds end, after the beginning
/// @param overlapMillis how much sound beyond the end is wanted, to fade over into the next part
record Segment(long fromSeconds, long endSeconds, int overlapMillis) {
    /// Samples per second of the sound.
    static final int SAMPLE_RATE = 48_000;

    Segment {
        if (fromSeconds < 0 || endSeconds <= fromSeconds) {
            throw new IllegalArgumentException("a segment of nothing");
        }
    }

    long seconds() {
        return endSeconds - fromSeconds;
    }

    /// Length of the sound as ffmpeg reads it.
    String soundSeconds() {
        return overlapMillis == 0
                ? Long.toString(seconds())
                : "%d.%03d".formatted(seconds(), overlapMillis);
    }

    /// Samples of the sound, with the overlap.
    int samples() {
        return Math.toIntExact(seconds() * SAMPLE_RATE + overlapMillis * SAMPLE_RATE / 1_000);
    }
}
