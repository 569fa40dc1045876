package dev.vident.server.config;

import java.time.Duration;

/// How recordings reach the disk.
///
/// @param flushInterval how often packets are handed to the operating system
/// @param syncInterval how often they are forced to the disk; zero: only when a journal is closed
public record RecordingConfig(Duration flushInterval, Duration syncInterval) {
    static RecordingConfig from(ConfigValues values) {
        return new RecordingConfig(
                values.duration(
                        Settings.RECORDING_FLUSH_INTERVAL,
                        Duration.ofMillis(10),
                        Duration.ofSeconds(1)),
                values.duration(
                        Settings.RECORDING_SYNC_INTERVAL, Duration.ZERO, Duration.ofSeconds(60)));
    }
}
