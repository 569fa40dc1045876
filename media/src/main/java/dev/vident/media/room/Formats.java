package dev.vident.media.room;

import dev.vident.media.forward.TrackFormat;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.OpusPayload;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.OfferedFormats;

/// The two formats of a call, as tracks and journals need them.
///
/// @param encoding the video codec of both sides
record Formats(VideoEncoding encoding, TrackFormat audio, TrackFormat video) {
    static Formats with(VideoEncoding encoding) {
        return new Formats(
                encoding,
                new TrackFormat(
                        OfferedFormats.OPUS,
                        TrackFormat.NONE,
                        OpusPayload.CLOCK_RATE,
                        OfferedFormats.EXTENSION_TRANSPORT_NUMBER,
                        null),
                new TrackFormat(
                        OfferedFormats.payloadType(encoding),
                        OfferedFormats.retransmission(encoding),
                        VideoEncoding.CLOCK_RATE,
                        OfferedFormats.EXTENSION_TRANSPORT_NUMBER,
                        encoding));
    }

    TrackFormat of(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> audio;
            case VIDEO -> video;
        };
    }

    /// The encoding name for the journal.
    String codec(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> "opus";
            case VIDEO -> encoding.encodingName();
        };
    }
}
