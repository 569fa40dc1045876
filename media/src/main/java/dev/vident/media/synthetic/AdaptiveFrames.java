package dev.vident.media.synthetic;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;

/// What an encoder under rate control makes: frames as large as the rate allows, frames left out
/// when it allows too little, and a key frame only when one is asked for. The bytes only look like
/// VP8. Not thread-safe.
final class AdaptiveFrames implements FrameSource {
    private static final int FRAME_BYTES_MIN = 400;
    private static final int FRAME_BYTES_MAX = 30_000;
    private static final int KEY_FRAME_BYTES_MIN = 2_000;

    /// A key frame is as large as so many others.
    private static final int KEY_FRAME_FACTOR = 4;

    private static final long FILLER_SEED = 3;

    private final IntSupplier bitsPerSecond;
    private final byte[] filler = new byte[FRAME_BYTES_MAX];
    private int budget;
    private boolean keyFrameWanted = true;

    /// @param bitsPerSecond what the video may take now
    AdaptiveFrames(IntSupplier bitsPerSecond) {
        this.bitsPerSecond = bitsPerSecond;
        new Random(FILLER_SEED).nextBytes(filler);
    }

    /// The next frame is to be a key frame.
    void wantKeyFrame() {
        keyFrameWanted = true;
    }

    /// Bytes that went into something else, as retransmissions.
    void spend(int bytes) {
        budget -= bytes;
    }

    @Override
    public byte[] frame(long index) {
        int share = bitsPerSecond.getAsInt() / 8 / Clip.FRAMES_PER_SECOND;
        // Neither savings nor debts of more than half a second.
        int most = share * Clip.FRAMES_PER_SECOND / 2;
        budget = Math.clamp(budget + share, -most, most);
        int size = 0;
        if (keyFrameWanted) {
            size = Math.max(KEY_FRAME_BYTES_MIN, share * KEY_FRAME_FACTOR);
        } else if (budget >= FRAME_BYTES_MIN) {
            size = Math.min(budget, 2 * Math.max(share, FRAME_BYTES_MIN));
        }
        return size == 0 ? filler(0) : filler(Math.min(size, FRAME_BYTES_MAX));
    }

    private byte[] filler(int size) {
        byte[] frame = Arrays.copyOf(filler, size);
        if (size > 0) {
            budget -= size;
            // RFC 6386 section 9.1: the lowest bit says that it is no key frame.
            frame[0] = (byte) (keyFrameWanted ? frame[0] & ~1 : frame[0] | 1);
            keyFrameWanted = false;
        }
        return frame;
    }
}
