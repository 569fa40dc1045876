package dev.vident.media.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Cuts a byte stream into frames: two bytes of length, then so many bytes (RFC 4571 section 2).
/// However the stream is split into reads, the frames are the same. Used by one thread at a time.
final class FrameAssembler {
    static final int HEADER_BYTES = 2;
    private static final byte[] NOTHING = new byte[0];

    private final int frameBytesMax;
    private int headerBytes;
    private int length;
    private byte[] frame = NOTHING;
    private int filled;
    private boolean oversized;

    FrameAssembler(int frameBytesMax) {
        this.frameBytesMax = frameBytesMax;
    }

    /// The next whole frame, which may be empty; or null when these bytes end no further one.
    byte @Nullable [] next(ByteBuffer bytes) {
        while (headerBytes < HEADER_BYTES) {
            if (oversized || !bytes.hasRemaining()) {
                return null;
            }
            length = length << Byte.SIZE | (bytes.get() & 0xFF);
            headerBytes++;
            if (headerBytes == HEADER_BYTES) {
                begin();
            }
        }
        if (oversized) {
            return null;
        }
        int more = Math.min(bytes.remaining(), length - filled);
        bytes.get(frame, filled, more);
        filled += more;
        return filled == length ? finish() : null;
    }

    /// Whether a frame longer than the bound was announced; no frame comes any more.
    boolean isOversized() {
        return oversized;
    }

    private void begin() {
        oversized = length > frameBytesMax;
        frame = oversized ? NOTHING : new byte[length];
        filled = 0;
    }

    private byte[] finish() {
        byte[] whole = frame;
        frame = NOTHING;
        headerBytes = 0;
        length = 0;
        return whole;
    }
}
