package dev.vident.server.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.media.journal.JournalReader;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.journal.TrackSink;
import dev.vident.server.platform.Randomness;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedJournalTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final TrackDescription TRACK =
            new TrackDescription("c1", "applicant", 0, MediaKind.AUDIO, "opus", 48_000, 111);

    @TempDir Path recordings;

    private final List<JournalTrack> tracks = new ArrayList<>();

    @Test
    void what_was_said_is_read_with_the_key_and_is_not_in_the_file() throws IOException {
        RecordingFolder folder = folder(keys(1));
        Path journal = record(folder, 3, 40);

        assertThat(read(folder, journal)).isEqualTo(texts(0, 120));
        assertThat(new String(Files.readAllBytes(journal), StandardCharsets.ISO_8859_1))
                .doesNotContain("record-", "applicant", "opus");
        assertThat(folder.open(journal)).isInstanceOf(UnsealedChannel.class);
    }

    @Test
    void every_payload_is_found_again_at_its_position_in_any_order() throws IOException {
        RecordingFolder folder = folder(keys(1));
        Path journal = record(folder, 5, 30);
        record Place(long position, String text) {}
        List<Place> places = new ArrayList<>();
        try (JournalReader reader = folder.read(journal)) {
            while (reader.next()) {
                String text = StandardCharsets.US_ASCII.decode(reader.payload()).toString();
                places.add(new Place(reader.payloadPosition(), text));
            }
        }
        Collections.shuffle(places, new Random(5));
        try (SeekableByteChannel bytes = folder.open(journal)) {
            for (Place place : places) {
                ByteBuffer target = ByteBuffer.allocate(place.text().length());
                assertThat(bytes.position(place.position()).read(target))
                        .isEqualTo(target.capacity());
                assertThat(new String(target.array(), StandardCharsets.US_ASCII))
                        .isEqualTo(place.text());
            }
        }
    }

    @Test
    void another_master_key_or_another_call_opens_nothing_and_says_so() throws IOException {
        Path journal = record(folder(keys(1)), 1, 3);

        for (RecordingFolder stranger :
                List.of(
                        folder(keys(2)),
                        folder(RecordingKeys.NONE),
                        RecordingFolder.of(recordings, "c2", keys(1)))) {
            assertThatThrownBy(() -> stranger.read(journal))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("master key");
        }
    }

    @Test
    void a_recording_whose_key_is_missing_is_not_sealed_as_damaged() throws IOException {
        record(folder(keys(1)), 1, 3);
        RecordingArchive archive = new RecordingArchive(recordings, keys(2), () -> NOW);

        assertThat(archive.finishLeftOpen()).isEmpty();
        assertThat(folder(keys(1)).isFinished()).isFalse();
        RecordingArchive right = new RecordingArchive(recordings, keys(1), () -> NOW);
        assertThat(right.finishLeftOpen()).hasSize(1);
    }

    @Test
    void a_journal_cut_at_any_byte_keeps_the_blocks_that_are_whole() throws IOException {
        RecordingFolder folder = folder(keys(1));
        Path journal = record(folder, 3, 4);
        byte[] whole = Files.readAllBytes(journal);
        int last = -1;
        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(journal, Arrays.copyOf(whole, cut));
            List<String> read = read(folder, journal);
            assertThat(read).as("cut at %d", cut).isEqualTo(texts(0, read.size()));
            assertThat(read.size() % 4).as("cut at %d", cut).isZero();
            assertThat(read.size()).isGreaterThanOrEqualTo(last);
            last = read.size();
        }
        assertThat(last).isEqualTo(12);
    }

    @Test
    void a_flipped_bit_costs_one_block_and_is_counted() throws IOException {
        RecordingFolder folder = folder(keys(1));
        Path journal = record(folder, 3, 4);
        byte[] whole = Files.readAllBytes(journal);
        int beginning = beginningBytes(whole);
        for (int position = beginning; position < whole.length; position++) {
            byte[] damaged = whole.clone();
            damaged[position] ^= (byte) (1 << (position % 8));
            Files.write(journal, damaged);
            JournalSummary summary = JournalSurvey.of(folder, journal);
            List<String> read = read(folder, journal);
            assertThat(summary.damagedBytes()).as("byte %d", position).isPositive();
            assertThat(read.size()).as("byte %d", position).isIn(0, 8);
            assertThat(texts(0, 12)).containsAll(read);
        }
    }

    @Test
    void a_journal_with_an_altered_beginning_yields_nothing_and_does_not_fail() throws IOException {
        RecordingFolder folder = folder(keys(1));
        Path journal = record(folder, 2, 4);
        byte[] whole = Files.readAllBytes(journal);
        for (int bit = 0; bit < beginningBytes(whole) * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(journal, damaged);
            assertThat(read(folder, journal)).as("bit %d", bit).isEmpty();
            assertThat(JournalSurvey.of(folder, journal).damagedBytes())
                    .as("bit %d", bit)
                    .isEqualTo(whole.length);
        }
    }

    @Test
    void a_block_repeated_later_in_the_file_is_no_block() throws IOException {
        RecordingFolder folder = folder(keys(1));
        Path journal = record(folder, 2, 4);
        byte[] whole = Files.readAllBytes(journal);
        byte[] twice = Arrays.copyOf(whole, 2 * whole.length - beginningBytes(whole));
        System.arraycopy(
                whole,
                beginningBytes(whole),
                twice,
                whole.length,
                whole.length - beginningBytes(whole));
        Files.write(journal, twice);
        assertThat(read(folder, journal)).isEqualTo(texts(0, 8));
    }

    @Test
    void a_journal_that_grows_can_be_read_on() throws IOException {
        RecordingFolder folder = folder(keys(1));
        Path journal = record(folder, 3, 4);
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 5));
        try (SeekableByteChannel bytes = folder.open(journal)) {
            long before = bytes.size();
            ByteBuffer target = ByteBuffer.allocate(64);
            assertThat(bytes.position(before).read(target)).isEqualTo(-1);
            Files.write(journal, whole);
            assertThat(bytes.read(target)).isPositive();
        }
    }

    @Test
    void no_nonce_is_used_twice_under_one_key_not_even_by_a_disk_that_fails() throws IOException {
        RecordingFolder folder = folder(keys(1));
        CallKey key = folder.keys().fresh("c1").orElseThrow();
        Set<Long> numbers = new HashSet<>();
        Set<String> salts = new HashSet<>();
        for (int file = 0; file < 3; file++) {
            FailingOutput disk = new FailingOutput();
            JournalOutput sealed =
                    SealedOutput.opener(_ -> disk, key, new SealedOutput.Scratch())
                            .open(Path.of("x"));
            numbers.clear();
            for (int i = 0; i < 20; i++) {
                try {
                    sealed.write(ByteBuffer.wrap(new byte[100]));
                } catch (IOException full) {
                    // The block is lost, as every second one.
                }
            }
            assertThat(disk.attempts).hasSize(20);
            for (ByteBuffer attempt : disk.attempts) {
                int start = JournalSeal.decode(attempt).map(seal -> seal.encode().length).orElse(0);
                assertThat(numbers.add(attempt.getLong(start + 8))).isTrue();
            }
            salts.add(JournalSeal.decode(disk.attempts.getFirst()).orElseThrow().salt());
        }
        assertThat(salts).hasSize(3);
    }

    @Test
    void a_plain_journal_of_an_earlier_version_is_still_read() throws IOException {
        Path journal = record(folder(RecordingKeys.NONE), 2, 5);
        assertThat(read(folder(keys(1)), journal)).isEqualTo(texts(0, 10));
    }

    /// Fails every second time.
    private static final class FailingOutput implements JournalOutput {
        private final List<ByteBuffer> attempts = new ArrayList<>();

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            attempts.add(ByteBuffer.wrap(copy));
            if (attempts.size() % 2 == 1) {
                throw new IOException("No space left on device");
            }
            return copy.length;
        }

        @Override
        public void sync() {}

        @Override
        public void close() {}
    }

    private static int beginningBytes(byte[] file) {
        return JournalSeal.decode(ByteBuffer.wrap(file)).orElseThrow().encode().length;
    }

    private RecordingFolder folder(RecordingKeys keys) {
        return RecordingFolder.of(recordings, "c1", keys);
    }

    private static RecordingKeys keys(int masterKey) {
        Randomness randomness = new Randomness(new Random(masterKey));
        MasterKey master = MasterKey.parse(("0" + masterKey).repeat(32));
        return RecordingKeys.of(new Vault(master, randomness), randomness);
    }

    /// Writes records in blocks of their own, the journal's header in the first.
    private Path record(RecordingFolder folder, int blocks, int recordsPerBlock) {
        JournalOutput.Opener opener =
                folder.keys()
                        .fresh(folder.callId())
                        .map(key ->
                                SealedOutput.opener(
                                        JournalOutput::onDisk, key, new SealedOutput.Scratch()))
                        .orElse(JournalOutput::onDisk);
        JournalFiles files =
                new JournalFiles(folder, JournalSettings.DEFAULT, () -> NOW, opener, tracks::add);
        TrackSink sink = files.open(TRACK);
        JournalTrack track = tracks.getLast();
        int number = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < recordsPerBlock; i++) {
                byte[] text = ("record-" + number++).getBytes(StandardCharsets.US_ASCII);
                sink.append(RecordKind.RTP, 5, text, 0, text.length);
            }
            track.writeOut(NOW);
        }
        track.close();
        track.writeOut(NOW);
        track.release();
        return folder.journal(TRACK);
    }

    private static List<String> texts(int from, int end) {
        List<String> texts = new ArrayList<>();
        for (int i = from; i < end; i++) {
            texts.add("record-" + i);
        }
        return texts;
    }

    private static List<String> read(RecordingFolder folder, Path journal) throws IOException {
        List<String> texts = new ArrayList<>();
        try (JournalReader reader = folder.read(journal)) {
            while (reader.next()) {
                texts.add(StandardCharsets.US_ASCII.decode(reader.payload()).toString());
            }
        }
        return texts;
    }
}
