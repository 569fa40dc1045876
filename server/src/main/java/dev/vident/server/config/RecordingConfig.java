package dev.vident.server.config;

import dev.vident.server.recording.CaptureLimits;
import java.time.Duration;

/// How recordings reach the disk.
///
/// @param flushInterval how often packets are handed to the operating system
/// @param syncInterval how often they are forced to the disk; zero: only when a journal is closed
/// @param captures how much packet captures may take
public record RecordingConfig(
        Duration flushInterval, Duration syncInterval, CaptureLimits captures) {
    private static final long MEGABYTE = 1_000_000;

    static RecordingConfig from(ConfigValues values) {
        return new RecordingConfig(
                values.duration(
                        Settings.RECORDING_FLUSH_INTERVAL,
                        Duration.ofMillis(10),
                        Duration.ofSeconds(1)),
                values.duration(
                        Settings.RECORDING_SYNC_INTERVAL, Duration.ZERO, Duration.ofSeconds(60)),
                new CaptureLimits(
                        values.integer(Settings.RECORDING_CAPTURE_MEGABYTES, 0, 4096) * MEGABYTE,
                        values.duration(
                                Settings.RECORDING_CAPTURE_DURATION,
                                Duration.ofSeconds(1),
                                Duration.ofHours(24)),
                        values.duration(
                                Settings.RECORDING_CAPTURE_RETENTION,
                                Duration.ofHours(1),
                                Duration.ofDays(3650))));
    }
}
