package dev.vident.server.recording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a packet capture gets on, or got on.
///
/// @param number from 1, within the call
/// @param endedAt absent while it runs
/// @param bytes of the file
/// @param packets in the file; absent when it was made before the server's last start, as are the
///   next two
/// @param dropped packets that are not in the file because the disk did not keep up
/// @param end why it ended
public record CaptureStatus(
        String callId,
        int number,
        Instant startedAt,
        @Nullable Instant endedAt,
        long bytes,
        @Nullable Long packets,
        @Nullable Long dropped,
        @Nullable CaptureEnd end) {
    /// Whether both tell of one capture, perhaps at different times.
    public boolean isSame(CaptureStatus other) {
        return callId.equals(other.callId) && number == other.number;
    }
}
