package dev.vident.media.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamagedJournalTest {
    private static final TrackDescription TRACK =
            new TrackDescription("call-1", "bewerber-ä", 2, MediaKind.VIDEO, "VP8", 90_000, 96);
    private static final JournalHeader HEADER = new JournalHeader(TRACK, 1_700_000_000_000_001L);

    private record Entry(RecordKind kind, long arrivalMicros, String payload) {}

    private record Reading(List<Entry> entries, long intactBytes, long damagedBytes) {}

    @Test
    void what_was_written_is_read_back() throws IOException {
        List<Entry> entries = someEntries(7, 400);
        Reading reading = read(write(entries));
        assertThat(reading.entries()).isEqualTo(entries);
        assertThat(reading.damagedBytes()).isZero();
    }

    @Test
    void the_header_describes_the_track() throws IOException {
        try (JournalReader reader = open(write(List.of()))) {
            assertThat(reader.header()).contains(HEADER);
        }
    }

    @Test
    void the_longest_record_fits_and_a_longer_one_is_refused() throws IOException {
        byte[] longest = new byte[JournalFormat.PAYLOAD_BYTES_MAX];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JournalWriter writer = new JournalWriter(Channels.newChannel(bytes), HEADER)) {
            writer.append(RecordKind.RTP, 1, longest, 0, longest.length);
            writer.append(RecordKind.RTP, 2, longest, 0, longest.length);
            assertThatThrownBy(() ->
                            writer.append(
                                    RecordKind.RTP,
                                    3,
                                    new byte[longest.length + 1],
                                    0,
                                    longest.length + 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(read(bytes.toByteArray()).entries()).hasSize(2);
    }

    @Test
    void a_journal_cut_at_any_byte_keeps_every_record_that_was_whole() throws IOException {
        List<Entry> entries = someEntries(11, 12);
        byte[] whole = write(entries);
        int headerBytes = JournalFormat.header(HEADER).length;
        for (int cut = 0; cut <= whole.length; cut++) {
            Reading reading = read(Arrays.copyOf(whole, cut));
            int expected = cut < headerBytes ? 0 : recordsWithin(entries, headerBytes, cut);
            assertThat(reading.entries())
                    .as("cut at %d", cut)
                    .isEqualTo(entries.subList(0, expected));
            assertThat(reading.intactBytes() + reading.damagedBytes()).isEqualTo(cut);
        }
    }

    @Test
    void any_flipped_bit_behind_the_header_costs_one_record_only() throws IOException {
        List<Entry> entries = someEntries(13, 5);
        byte[] whole = write(entries);
        int headerBytes = JournalFormat.header(HEADER).length;
        for (int bit = headerBytes * 8; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            Reading reading = read(damaged);
            assertThat(reading.entries()).as("bit %d", bit).hasSize(entries.size() - 1);
            assertThat(entries).containsAll(reading.entries());
            assertThat(reading.damagedBytes()).isPositive();
        }
    }

    @Test
    void a_flipped_bit_in_the_header_makes_the_file_unreadable() throws IOException {
        byte[] whole = write(someEntries(17, 3));
        int headerBytes = JournalFormat.header(HEADER).length;
        for (int bit = 0; bit < headerBytes * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            try (JournalReader reader = open(damaged)) {
                assertThat(reader.header()).as("bit %d", bit).isEmpty();
                assertThat(reader.next()).isFalse();
                assertThat(reader.damagedBytes()).isEqualTo(damaged.length);
            }
        }
    }

    @Test
    void records_behind_a_zeroed_block_are_still_found() throws IOException {
        List<Entry> entries = someEntries(19, 3_000);
        byte[] whole = write(entries);
        int from = whole.length / 2;
        Arrays.fill(whole, from, from + 4096, (byte) 0);
        Reading reading = read(whole);
        assertThat(reading.entries().getLast()).isEqualTo(entries.getLast());
        assertThat(reading.entries().size()).isBetween(entries.size() - 200, entries.size() - 1);
        assertThat(reading.intactBytes() + reading.damagedBytes()).isEqualTo(whole.length);
    }

    @Test
    void garbage_and_empty_files_have_no_header_and_no_record() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            byte[] garbage = new byte[seed * 3_000];
            new Random(seed).nextBytes(garbage);
            try (JournalReader reader = open(garbage)) {
                assertThat(reader.header()).as("seed %d", seed).isEmpty();
                assertThat(reader.next()).isFalse();
                assertThat(reader.damagedBytes()).isEqualTo(garbage.length);
            }
        }
    }

    private static List<Entry> someEntries(int seed, int count) {
        Random random = new Random(seed);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RecordKind kind = RecordKind.values()[random.nextInt(RecordKind.values().length)];
            entries.add(new Entry(kind, random.nextLong(), "x".repeat(random.nextInt(60)) + i));
        }
        return entries;
    }

    private static int recordsWithin(List<Entry> entries, int headerBytes, int cut) {
        int end = headerBytes;
        int count = 0;
        for (Entry entry : entries) {
            end += JournalFormat.RECORD_HEADER_BYTES + entry.payload().length();
            if (end > cut) {
                break;
            }
            count++;
        }
        return count;
    }

    private static byte[] write(List<Entry> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JournalWriter writer = new JournalWriter(Channels.newChannel(bytes), HEADER)) {
            for (Entry entry : entries) {
                byte[] payload = entry.payload().getBytes(StandardCharsets.UTF_8);
                writer.append(entry.kind(), entry.arrivalMicros(), payload, 0, payload.length);
            }
        }
        return bytes.toByteArray();
    }

    private static Reading read(byte[] journal) throws IOException {
        try (JournalReader reader = open(journal)) {
            List<Entry> entries = new ArrayList<>();
            while (reader.next()) {
                ByteBuffer payload = reader.payload();
                String text = StandardCharsets.UTF_8.decode(payload).toString();
                entries.add(new Entry(reader.kind(), reader.arrivalMicros(), text));
            }
            return new Reading(entries, reader.intactBytes(), reader.damagedBytes());
        }
    }

    private static JournalReader open(byte[] journal) throws IOException {
        return new JournalReader(Channels.newChannel(new ByteArrayInputStream(journal)));
    }
}
