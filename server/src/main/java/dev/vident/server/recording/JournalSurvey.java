package dev.vident.server.recording;

import dev.vident.media.journal.JournalHeader;
import dev.vident.media.journal.JournalReader;
import dev.vident.media.journal.RecordKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one journal from end to end and says what is in it. Confined to one call of [#of].
final class JournalSurvey {
    private static final Pattern DROPPED = Pattern.compile("dropped (\\d{1,18})");
    private static final int RTP_HEADER_BYTES = 12;
    private static final int SEQUENCE_OFFSET = 2;
    private static final int SSRC_OFFSET = 8;

    /// So that a manifest stays readable, and small whatever a participant sends.
    private static final int GAPS_MAX = 1_000;

    private final Map<Integer, Continuity> sources = new LinkedHashMap<>();
    private long dropped;
    private boolean droppedBefore;
    private long firstArrivalMicros;
    private long lastArrivalMicros;

    private JournalSurvey() {}

    /// @throws IOException when the file cannot be read; damage in it is no failure
    static JournalSummary of(RecordingFolder folder, Path file) throws IOException {
        try (SeekableByteChannel bytes = folder.open(file);
                JournalReader reader = new JournalReader(bytes)) {
            JournalSurvey survey = new JournalSurvey();
            while (reader.next()) {
                survey.take(reader);
            }
            long torn = bytes instanceof UnsealedChannel sealed ? sealed.tornBytes() : 0;
            return survey.summary(file, reader, torn);
        }
    }

    /// Checksum of a file's bytes as they are, lower-case hex.
    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[1 << 16];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void take(JournalReader record) {
        ByteBuffer payload = record.payload();
        if (record.kind() == RecordKind.RTP && payload.remaining() >= RTP_HEADER_BYTES) {
            sources.computeIfAbsent(payload.getInt(SSRC_OFFSET), _ -> new Continuity())
                    .add(
                            Short.toUnsignedInt(payload.getShort(SEQUENCE_OFFSET)),
                            record.arrivalMicros(),
                            record.recovered(),
                            droppedBefore);
            droppedBefore = false;
            firstArrivalMicros =
                    firstArrivalMicros == 0 ? record.arrivalMicros() : firstArrivalMicros;
            lastArrivalMicros = Math.max(lastArrivalMicros, record.arrivalMicros());
        } else if (record.kind() == RecordKind.MARK) {
            Matcher mark = DROPPED.matcher(StandardCharsets.UTF_8.decode(payload));
            if (mark.matches()) {
                dropped += Long.parseLong(mark.group(1));
                droppedBefore = true;
            }
        }
    }

    private JournalSummary summary(Path file, JournalReader reader, long torn) throws IOException {
        Optional<JournalHeader> header = reader.header();
        List<JournalGap> gaps = sources.values().stream().flatMap(Continuity::gaps).toList();
        long expected = sum(Continuity::expected);
        long received = sum(Continuity::received);
        return new JournalSummary(
                String.valueOf(file.getFileName()),
                header.map(found -> found.track().participant()).orElse(null),
                header.map(found -> found.track().epoch()).orElse(null),
                header.map(found -> found.track().kind()).orElse(null),
                header.map(found -> found.track().codec()).orElse(null),
                Files.size(file),
                sha256(file),
                reader.damagedBytes() + torn,
                expected,
                received,
                sum(Continuity::recovered),
                expected - received,
                dropped,
                firstArrivalMicros,
                lastArrivalMicros,
                gaps.stream().limit(GAPS_MAX).toList(),
                Math.max(0, gaps.size() - GAPS_MAX));
    }

    private long sum(ToLongFunction<Continuity> figure) {
        return sources.values().stream().mapToLong(figure).sum();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
