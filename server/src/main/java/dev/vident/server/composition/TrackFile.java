package dev.vident.server.composition;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.VideoEncoding;
import java.nio.file.Path;

/// A playable file of one track whose time stamps are call time.
///
/// @param path WebM with a single VP8 or Opus track, or Matroska with one of H.264
/// @param participant the side of the call
/// @param epoch the connection
/// @param kind audio or video
/// @param encoding the codec of a video track; without meaning for sound
/// @param firstMillis call time of the first frame
/// @param endMillis call time at which the last frame is over
/// @param frames in the file
/// @param framesLeftOut that could not be decoded because of a hole before them
/// @param stretches call times in which something of this track can be shown or heard
/// @param frozen times within these in which pictures came and none could be decoded
/// @param undecided whether pictures came after the last frame and none could be decoded: only what
///   comes next tells whether that time is frozen too
record TrackFile(
        Path path,
        String participant,
        int epoch,
        MediaKind kind,
        VideoEncoding encoding,
        long firstMillis,
        long endMillis,
        long frames,
        long framesLeftOut,
        Stretches stretches,
        Stretches frozen,
        boolean undecided) {
    /// The same file called by another path.
    TrackFile at(Path other) {
        return new TrackFile(
                other,
                participant,
                epoch,
                kind,
                encoding,
                firstMillis,
                endMillis,
                frames,
                framesLeftOut,
                stretches,
                frozen,
                undecided);
    }
}
