package dev.vident.server.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.JournalFormat;
import dev.vident.media.journal.JournalHeader;
import dev.vident.media.journal.JournalReader;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackDescription;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTrackTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final int BUFFER_BYTES = 1_000;
    private static final byte[] HEADER =
            JournalFormat.header(
                    new JournalHeader(
                            new TrackDescription(
                                    "c", "applicant", 0, MediaKind.AUDIO, "opus", 48_000, 111),
                            1));

    private final FakeDisk disk = new FakeDisk();
    private final JournalTrack track =
            new JournalTrack(Path.of("x"), HEADER, BUFFER_BYTES, _ -> disk);

    @Test
    void nothing_is_written_before_the_writer_comes_and_everything_after() throws IOException {
        assertThat(append("a")).isTrue();
        assertThat(disk.bytes.size()).isZero();
        assertThat(track.oldestUnwrittenMicros()).isEqualTo(5);
        track.writeOut(NOW);
        assertThat(records()).containsExactly("a");
        assertThat(track.oldestUnwrittenMicros()).isEqualTo(Long.MAX_VALUE);
        assertThat(track.bytesOnDisk()).isEqualTo(disk.bytes.size());
        assertThat(track.lastWriteAt()).isEqualTo(NOW);
    }

    @Test
    void a_full_buffer_goes_on_in_the_other_one_and_the_order_is_kept() throws IOException {
        List<String> texts = appendUntilFull();
        assertThat(texts.size()).isGreaterThan(10);
        track.writeOut(NOW);
        assertThat(records()).isEqualTo(texts);
    }

    @Test
    void with_both_buffers_full_records_are_dropped_counted_and_marked() throws IOException {
        List<String> texts = appendUntilFull();
        assertThat(append("lost".repeat(20))).isFalse();
        assertThat(track.droppedRecords()).isEqualTo(2);
        track.writeOut(NOW);
        assertThat(append("later")).isTrue();
        track.writeOut(NOW);
        texts.add("dropped 2");
        texts.add("later");
        assertThat(records()).isEqualTo(texts);
    }

    @Test
    void a_full_disk_costs_what_was_in_the_buffer_and_writing_goes_on_when_there_is_room()
            throws IOException {
        append("a");
        track.writeOut(NOW);
        disk.full = true;
        append("b");
        append("c");
        track.writeOut(NOW);
        assertThat(track.failing()).isTrue();
        assertThat(track.droppedRecords()).isEqualTo(2);
        disk.full = false;
        append("d");
        track.writeOut(NOW);
        assertThat(track.failing()).isFalse();
        assertThat(records()).containsExactly("a", "dropped 2", "d");
    }

    @Test
    void a_disk_that_is_full_from_the_start_gets_the_header_later() throws IOException {
        disk.full = true;
        append("a");
        track.writeOut(NOW);
        disk.full = false;
        append("b");
        track.writeOut(NOW);
        assertThat(records()).containsExactly("a", "b");
    }

    @Test
    void a_mark_that_could_not_be_written_is_made_again_with_all_that_was_dropped()
            throws IOException {
        append("a");
        track.writeOut(NOW);
        disk.full = true;
        for (String lost : List.of("b", "c", "d")) {
            append(lost);
            track.writeOut(NOW);
        }
        disk.full = false;
        append("e");
        track.writeOut(NOW);
        assertThat(records()).containsExactly("a", "dropped 3", "e");
    }

    @Test
    void what_a_disk_never_took_counts_as_dropped_when_the_journal_ends() {
        disk.full = true;
        append("a");
        append("b");
        track.close();
        assertThat(track.writeOut(NOW)).isTrue();
        assertThat(track.droppedRecords()).isEqualTo(2);
    }

    @Test
    void a_closed_track_is_over_once_it_is_written_and_takes_nothing_more() throws IOException {
        append("a");
        assertThat(track.writeOut(NOW)).isFalse();
        append("b");
        track.close();
        assertThat(append("c")).isFalse();
        assertThat(track.writeOut(NOW)).isTrue();
        track.release();
        assertThat(records()).containsExactly("a", "b");
        assertThat(disk.syncs).isEqualTo(1);
        assertThat(disk.closed).isTrue();
        assertThat(track.released()).isCompleted();
    }

    @Test
    void a_sync_without_anything_new_is_not_made() throws IOException {
        append("a");
        track.writeOut(NOW);
        assertThat(track.takeUnsynced()).isTrue();
        track.force();
        assertThat(track.takeUnsynced()).isFalse();
        track.release();
        assertThat(disk.syncs).isEqualTo(1);
    }

    private List<String> appendUntilFull() {
        List<String> texts = new ArrayList<>();
        String text = "record-0" + "-".repeat(40);
        while (append(text)) {
            texts.add(text);
            text = "record-" + texts.size() + "-".repeat(40);
        }
        return texts;
    }

    private boolean append(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return track.append(RecordKind.RTP, 5, bytes, 0, bytes.length);
    }

    private List<String> records() throws IOException {
        List<String> texts = new ArrayList<>();
        try (JournalReader reader =
                new JournalReader(
                        Channels.newChannel(new ByteArrayInputStream(disk.bytes.toByteArray())))) {
            while (reader.next()) {
                texts.add(StandardCharsets.US_ASCII.decode(reader.payload()).toString());
            }
            assertThat(reader.header()).isPresent();
            assertThat(reader.damagedBytes()).isZero();
        }
        return texts;
    }

    private static final class FakeDisk implements JournalOutput {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean full;
        private boolean closed;
        private int syncs;

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            byte[] copy = new byte[source.remaining()];
            source.get(copy);
            bytes.writeBytes(copy);
            return copy.length;
        }

        @Override
        public void sync() {
            syncs++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
