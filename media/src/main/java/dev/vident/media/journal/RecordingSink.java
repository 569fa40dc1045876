package dev.vident.media.journal;

/// Opens the journals of one call. Called from one media loop only and never blocks.
public interface RecordingSink {
    /// Starts the journal of one track.
    TrackSink open(TrackDescription track);
}
