package dev.vident.media.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal that is read while somebody writes it, in pieces that end anywhere.
class GrowingJournalTest {
    private static final int RECORDS = 300;

    @TempDir Path folder;

    @Test
    void every_record_is_delivered_once_however_the_file_grows() throws IOException {
        byte[] whole = journal();
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Path file = folder.resolve("journal-" + seed);
            int written = whole.length - RECORDS * 10;
            Files.write(file, Arrays.copyOf(whole, written));
            List<Long> times = new ArrayList<>();
            try (JournalReader reader = JournalReader.growing(Files.newByteChannel(file))) {
                while (written < whole.length) {
                    read(reader, times);
                    int more = Math.min(whole.length - written, 1 + random.nextInt(200));
                    Files.write(
                            file,
                            Arrays.copyOfRange(whole, written, written + more),
                            StandardOpenOption.APPEND);
                    written += more;
                }
                read(reader, times);
                assertThat(reader.damagedBytes()).as("seed %d", seed).isZero();
            }
            assertThat(times).as("seed %d", seed).hasSize(RECORDS).isSorted();
        }
    }

    @Test
    void what_is_torn_is_damage_only_when_nothing_more_will_come() throws IOException {
        byte[] whole = journal();
        Path file = folder.resolve("torn");
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        List<Long> times = new ArrayList<>();
        try (JournalReader reader = JournalReader.growing(Files.newByteChannel(file))) {
            read(reader, times);
            assertThat(reader.damagedBytes()).isZero();
            reader.assumeComplete();
            read(reader, times);
            assertThat(reader.damagedBytes()).isPositive();
        }
        assertThat(times).hasSize(RECORDS - 1);
    }

    private static void read(JournalReader reader, List<Long> times) throws IOException {
        while (reader.next()) {
            times.add(reader.arrivalMicros());
        }
    }

    private static byte[] journal() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TrackDescription track =
                new TrackDescription("call", "applicant", 0, MediaKind.AUDIO, "opus", 48_000, 111);
        try (JournalWriter writer =
                new JournalWriter(Channels.newChannel(bytes), new JournalHeader(track, 0))) {
            for (int i = 0; i < RECORDS; i++) {
                writer.append(RecordKind.RTP, i, new byte[20 + i % 400], 0, 20 + i % 400);
            }
        }
        return bytes.toByteArray();
    }
}
