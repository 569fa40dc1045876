package dev.vident.server.recording;

import dev.vident.media.journal.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
/// @param packetsRecovered of those on disk, lost at first and sent again on request
/// @param packetsMissing expected and not on disk
/// @param packetsDropped records received but not written because the disk was full or too slow, as
///   far as the journal tells
/// @param firstArrivalMicros arrival of the first packet, microseconds since the Unix epoch; 0
///   without packets
/// @param lastArrivalMicros arrival of the last packet; 0 without packets
/// @param gaps when packets are missing: the first 1,000 gaps in the order of the packets
/// @param gapsOmitted how many more gaps there are
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
        long packetsRecovered,
        long packetsMissing,
        long packetsDropped,
        long firstArrivalMicros,
        long lastArrivalMicros,
        List<JournalGap> gaps,
        int gapsOmitted) {
    /// Takes a missing list, as manifests of version 1 have it, for an empty one.
    public JournalSummary(
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
            long packetsRecovered,
            long packetsMissing,
            long packetsDropped,
            long firstArrivalMicros,
            long lastArrivalMicros,
            @Nullable List<JournalGap> gaps,
            int gapsOmitted) {
        this.file = file;
        this.participant = participant;
        this.epoch = epoch;
        this.kind = kind;
        this.codec = codec;
        this.bytes = bytes;
        this.sha256 = sha256;
        this.damagedBytes = damagedBytes;
        this.packetsExpected = packetsExpected;
        this.packetsReceived = packetsReceived;
        this.packetsRecovered = packetsRecovered;
        this.packetsMissing = packetsMissing;
        this.packetsDropped = packetsDropped;
        this.firstArrivalMicros = firstArrivalMicros;
        this.lastArrivalMicros = lastArrivalMicros;
        this.gaps = gaps == null ? List.of() : List.copyOf(gaps);
        this.gapsOmitted = gapsOmitted;
    }

    /// Whether a file is still the one this speaks of, byte for byte.
    boolean isOf(Path journal) throws IOException {
        return file.equals(String.valueOf(journal.getFileName()))
                && bytes == Files.size(journal)
                && sha256.equals(JournalSurvey.sha256(journal));
    }
}
