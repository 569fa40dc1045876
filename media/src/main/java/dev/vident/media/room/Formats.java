package dev.vident.media.room;

import dev.vident.media.forward.TrackFormat;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.sdp.OfferedFormats;

/// The two formats of every session, as tracks and journals need them.
final class Formats {
    static final TrackFormat AUDIO =
            new TrackFormat(
                    OfferedFormats.OPUS,
                    TrackFormat.NONE,
                    OfferedFormats.OPUS_CLOCK_RATE,
                    OfferedFormats.EXTENSION_TRANSPORT_NUMBER,
                    false);
    static final TrackFormat VIDEO =
            new TrackFormat(
                    OfferedFormats.VP8,
                    OfferedFormats.VP8_RETRANSMISSION,
                    OfferedFormats.VP8_CLOCK_RATE,
                    OfferedFormats.EXTENSION_TRANSPORT_NUMBER,
                    true);

    private Formats() {}

    static TrackFormat of(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> AUDIO;
            case VIDEO -> VIDEO;
        };
    }

    /// The encoding name for the journal.
    static String codec(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> "opus";
            case VIDEO -> "VP8";
        };
    }
}
