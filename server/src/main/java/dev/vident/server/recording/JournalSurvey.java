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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one journal from end to end and says what is in it. Confined to one
/// call of [#of].
final class JournalSurvey {
    private static final Pattern DROPPED = Pattern.compile("dropped (\\d{1,18})");
    private static final int RTP_HEADER_BYTES = 12;
    private static final int SEQUENCE_OFFSET = 2;
    private static final int SSRC_OFFSET = 8;

    private final Map<Integer, SequenceCount> sequences = new HashMap<>();
    private long dropped;
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
            sequences
                    .computeIfAbsent(payload.getInt(SSRC_OFFSET), _ -> new SequenceCount())
                    .add(Short.toUnsignedInt(payload.getShort(SEQUENCE_OFFSET)));
            firstArrivalMicros =
                    firstArrivalMicros == 0 ? record.arrivalMicros() : firstArrivalMicros;
            lastArrivalMicros = Math.max(lastArrivalMicros, record.arrivalMicros());
        } else if (record.kind() == RecordKind.MARK) {
            Matcher mark = DROPPED.matcher(StandardCharsets.UTF_8.decode(payload));
            dropped += mark.matches() ? Long.parseLong(mark.group(1)) : 0;
        }
    }

    private JournalSummary summary(Path file, JournalReader reader, long torn) throws IOException {
        Optional<JournalHeader> header = reader.header();
        long expected = sequences.values().stream().mapToLong(SequenceCount::expected).sum();
        long received = sequences.values().stream().mapToLong(SequenceCount::received).sum();
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
                expected - received,
                dropped,
                firstArrivalMicros,
                lastArrivalMicros);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
