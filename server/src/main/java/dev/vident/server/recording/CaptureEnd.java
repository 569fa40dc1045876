package dev.vident.server.recording;

/// Why a packet capture ended.
public enum CaptureEnd {
    /// Somebody stopped it.
    STOPPED,
    SIZE_LIMIT,
    TIME_LIMIT,
    CALL_ENDED,
    /// The disk took no more; what it had taken before can be read.
    DISK,
    SERVER_STOPPED
}
