package dev.vident.server.composition;

import dev.vident.media.journal.MediaKind;
import dev.vident.server.platform.Redacted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Everything that decides what a composition looks and sounds like.
///
/// @param callId shown beside the clock; letters, digits, `-` and `_`
/// @param origin from where the applicant called, shown beside the call id; empty for nothing;
///   letters, digits, `.`, `:` and blanks
/// @param start the moment of call time 0
/// @param durationSeconds whole length, at least 1
/// @param layout the cells
/// @param tracks the inputs, in the order of the connections; pictures of participants without a
///   cell are left out
/// @param presence when something was received of each participant; no entry when nothing was
/// @param font file of the font for clock and placards
/// @param encoding of the picture
/// @param threads the encoder may use
record CompositionPlan(
        String callId,
        Redacted<String> origin,
        Instant start,
        long durationSeconds,
        Layout layout,
        List<TrackFile> tracks,
        Map<String, Stretches> presence,
        Path font,
        Encoding encoding,
        int threads) {
    CompositionPlan {
        // These become part of a filter description, whose quoting is not trusted with anything
        // else.
        if (!callId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("a call id of other characters");
        }
        if (!origin.value().matches("[A-Za-z0-9.: ]{0,64}")) {
            throw new IllegalArgumentException("an origin of other characters");
        }
        if (!font.toString().matches("[A-Za-z0-9_./-]+")) {
            throw new IllegalArgumentException("a font path of other characters");
        }
        if (durationSeconds < 1) {
            throw new IllegalArgumentException("no duration");
        }
        tracks =
                tracks.stream()
                        .filter(track ->
                                track.kind() == MediaKind.AUDIO
                                        || layout.cell(track.participant()).isPresent())
                        .toList();
        presence = Map.copyOf(presence);
    }
}
