package dev.vident.media.room;

/// Notices that a browser's path was dead for a while: sound comes fifty times a second, feedback
/// several times, so that a second without a packet is more than jitter.
final class PathWatch {
    static final long DEAD_MICROS = 1_000_000;

    private long heardMicros = Long.MAX_VALUE;

    /// Notes a packet.
    ///
    /// @return whether it ends a pause of [#DEAD_MICROS] or more
    boolean heard(long nowMicros) {
        boolean back = nowMicros - heardMicros >= DEAD_MICROS;
        heardMicros = nowMicros;
        return back;
    }
}
