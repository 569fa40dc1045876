package dev.vident.media.journal;

/// Takes the records of one track. Called from one media loop only; implementations hand the bytes
/// on to a thread of their own and never block.
public interface TrackSink {
    /// Appends one record; the bytes are copied before this returns.
    ///
    /// @param arrivalMicros microseconds since the Unix epoch on a clock that never steps back
    /// @return false when the record had to be dropped because the disk does not keep up
    boolean append(RecordKind kind, long arrivalMicros, byte[] buffer, int offset, int length);

    /// As [#append] with a packet that came only when it was asked for again.
    default boolean appendRecovered(long arrivalMicros, byte[] buffer, int offset, int length) {
        return append(RecordKind.RTP, arrivalMicros, buffer, offset, length);
    }

    /// No further record follows. Returns at once; the last bytes are written in the background.
    void close();
}
