package dev.vident.server.recording;

import dev.vident.media.journal.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One journal in the manifest.
///
/// @param file name of the file
/// @param participant the side of the call; null when the file has no readable header
/// @param epoch the connection, from 0; null as above
/// @param kind audio or video; null as above
/// @param codec for instance `VP8`; null as above
/// @param bytes size of the file
/// @param sha256 of the whole file, lower-case hex
/// @param damagedBytes bytes that belong to no intact record, for instance a tail torn by a crash
/// @param packetsExpected by the sequence numbers of the first and the last packet
/// @param packetsReceived different packets on disk
/// @param packetsMissing expected and not on disk
/// @param packetsDropped of those, received but not written because the disk did not keep up
/// @param firstArrivalMicros arrival of the first packet, microseconds since the Unix epoch; 0
///   without packets
/// @param lastArrivalMicros arrival of the last packet; 0 without packets
public record JournalSummary(
        String file,
        @Nullable String participant,
        @Nullable Integer epoch,
        @Nullable MediaKind kind,
        @Nullable String codec,
        long bytes,
        String sha256,
        long damagedBytes,
        long packetsExpected,
        long packetsReceived,
        long packetsMissing,
        long packetsDropped,
        long firstArrivalMicros,
        long lastArrivalMicros) {
    /// Whether a file is still the one this speaks of, byte for byte.
    boolean isOf(Path journal) throws IOException {
        return file.equals(String.valueOf(journal.getFileName()))
                && bytes == Files.size(journal)
                && sha256.equals(JournalSurvey.sha256(journal));
    }
}
