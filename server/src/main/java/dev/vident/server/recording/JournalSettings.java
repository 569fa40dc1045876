package dev.vident.server.recording;

import java.time.Duration;

/// How eagerly journals reach the disk.
///
/// @param flushInterval longest time a record stays in memory, positive; bounds what `kill -9` can
///   cost
/// @param syncInterval longest time written bytes stay unsynced; bounds what a power failure can
///   cost. Zero: synced only when a journal is closed
/// @param videoBufferBytes size of each of the two buffers of a video track, at most 256 KiB
/// @param audioBufferBytes size of each of the two buffers of an audio track, at most 256 KiB
public record JournalSettings(
        Duration flushInterval, Duration syncInterval, int videoBufferBytes, int audioBufferBytes) {
    public JournalSettings {
        if (Math.max(videoBufferBytes, audioBufferBytes) > BlockCipher.PLAIN_BYTES_MAX) {
            throw new IllegalArgumentException("a buffer must fit into an encrypted block");
        }
    }

    /// 200 ms, one second, and room for two seconds of a stalled disk at 1 Mbit/s of video and four
    /// of sound.
    public static final JournalSettings DEFAULT =
            new JournalSettings(
                    Duration.ofMillis(200), Duration.ofSeconds(1), 128 * 1024, 16 * 1024);

    /// The defaults with another sync interval.
    public JournalSettings withSyncInterval(Duration interval) {
        return new JournalSettings(flushInterval, interval, videoBufferBytes, audioBufferBytes);
    }
}
