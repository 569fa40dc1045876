package dev.vident.media.fuzz;

import dev.vident.media.journal.JournalFormat;
import dev.vident.media.journal.JournalHeader;
import dev.vident.media.journal.JournalReader;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackDescription;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Journals: any bytes at all, and a good journal with damage done to it. No byte is lost count of
/// and no record the damage spared is missing.
///
/// The first byte chooses: even, the rest is the file; odd, the rest is `| count (1) | count times
/// length (1), bytes | damage: position (2), byte (1) … |`.
public final class JournalFuzz {
    private static final JournalHeader HEADER =
            new JournalHeader(
                    new TrackDescription("call", "a", 0, MediaKind.VIDEO, "VP8", 90_000, 96), 7);

    private record Span(int start, int end, byte[] payload) {}

    private JournalFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        ByteBuffer rest = ByteBuffer.wrap(input, 1, input.length - 1).slice();
        if ((input[0] & 1) == 0) {
            byte[] file = new byte[rest.remaining()];
            rest.get(file);
            payloads(file);
            return;
        }
        ByteBuffer whole = ByteBuffer.allocate(JournalFormat.HEADER_BYTES_MAX + 8 * input.length);
        whole.put(JournalFormat.header(HEADER));
        int headerEnd = whole.position();
        List<Span> records = records(rest, whole);
        byte[] file = Arrays.copyOf(whole.array(), whole.position());
        boolean headerHit = damage(rest, file, headerEnd, records);
        List<byte[]> found = payloads(file);
        if (!headerHit) {
            expectInOrder(records, found);
        }
    }

    private static List<Span> records(ByteBuffer rest, ByteBuffer whole) {
        List<Span> records = new ArrayList<>();
        int count = rest.hasRemaining() ? rest.get() & 0x0F : 0;
        while (records.size() < count && rest.hasRemaining()) {
            byte[] payload = new byte[Math.min(rest.get() & 0xFF, rest.remaining())];
            rest.get(payload);
            int start = whole.position();
            if (!JournalFormat.putRecord(
                    whole, RecordKind.RTP, false, 1L << 40, payload, 0, payload.length)) {
                break;
            }
            records.add(new Span(start, whole.position(), payload));
        }
        return records;
    }

    /// @return whether the header was hit; records hit are taken out of the list
    private static boolean damage(ByteBuffer rest, byte[] file, int headerEnd, List<Span> records) {
        boolean headerHit = false;
        while (rest.remaining() >= 3) {
            int at = (rest.getShort() & 0xFFFF) % file.length;
            byte value = rest.get();
            if (file[at] != value) {
                file[at] = value;
                headerHit |= at < headerEnd;
                records.removeIf(record -> record.start() <= at && at < record.end());
            }
        }
        return headerHit;
    }

    private static List<byte[]> payloads(byte[] file) {
        List<byte[]> payloads = new ArrayList<>();
        try (JournalReader reader =
                new JournalReader(Channels.newChannel(new ByteArrayInputStream(file)))) {
            while (reader.next()) {
                byte[] payload = new byte[reader.payload().remaining()];
                reader.payload().get(payload);
                payloads.add(payload);
            }
            Promise.that(
                    reader.intactBytes() + reader.damagedBytes() == file.length,
                    "every byte is intact or damaged");
            Promise.that(reader.header().isPresent() || payloads.isEmpty(), "no header, no record");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return payloads;
    }

    private static void expectInOrder(List<Span> spared, List<byte[]> found) {
        int next = 0;
        for (Span record : spared) {
            while (next < found.size() && !Arrays.equals(found.get(next), record.payload())) {
                next++;
            }
            Promise.that(next < found.size(), "a spared record is found");
            next++;
        }
    }
}
