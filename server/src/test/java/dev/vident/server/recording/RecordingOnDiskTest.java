package dev.vident.server.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.journal.TrackSink;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingOnDiskTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    @TempDir Path recordings;

    @Test
    void a_call_is_written_and_sealed_with_what_is_missing_in_it() throws IOException {
        RecordingArchive archive = new RecordingArchive(recordings, RecordingKeys.NONE, CLOCK);
        RecordingFolder folder = archive.folder("c1");
        record(folder, "applicant", 65_530, 20, 3);
        Manifest manifest = archive.finish(folder);
        assertThat(manifest.callId()).isEqualTo("c1");
        assertThat(manifest.journals()).hasSize(1);
        JournalSummary journal = manifest.journals().getFirst();
        assertThat(journal.file()).isEqualTo("applicant-0-video.journal");
        assertThat(journal.participant()).isEqualTo("applicant");
        assertThat(journal.packetsExpected()).isEqualTo(20);
        assertThat(journal.packetsReceived()).isEqualTo(19);
        assertThat(journal.packetsMissing()).isEqualTo(1);
        assertThat(journal.packetsDropped()).isZero();
        assertThat(journal.bytes()).isEqualTo(Files.size(folder.journals().getFirst()));
        assertThat(journal.firstArrivalMicros()).isEqualTo(1_000);
        assertThat(journal.lastArrivalMicros()).isEqualTo(20_000);
        assertThat(archive.manifest(folder)).contains(manifest);
        assertThat(archive.isIntact(folder)).isTrue();
    }

    @Test
    void the_recording_light_sees_bytes_on_disk() throws IOException {
        RecordingFolder folder = RecordingFolder.of(recordings, "c1");
        try (JournalDisk disk = JournalDisk.start(JournalSettings.DEFAULT, CLOCK, recordings)) {
            JournalFiles files = disk.open(folder);
            assertThat(files.health()).isEqualTo(new RecordingHealth(true, 0, null, 0));
            TrackSink sink = files.open(track("operator", 0));
            append(sink, 1, 1);
            files.close().join();
            RecordingHealth health = files.health();
            assertThat(health.bytesOnDisk()).isEqualTo(Files.size(folder.journals().getFirst()));
            assertThat(health.lastWriteAt()).isEqualTo(CLOCK.instant());
            assertThat(health.healthy()).isTrue();
        }
    }

    @Test
    void connections_after_a_restart_are_counted_on_and_earlier_files_stay() throws IOException {
        RecordingFolder folder = RecordingFolder.of(recordings, "c1");
        record(folder, "applicant", 1, 5, -1);
        byte[] before = Files.readAllBytes(folder.journals().getFirst());
        record(folder, "applicant", 1, 5, -1);
        assertThat(folder.journals())
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("applicant-0-video.journal", "applicant-1-video.journal");
        assertThat(Files.readAllBytes(folder.journals().getFirst())).isEqualTo(before);
    }

    @Test
    void what_a_crash_left_open_is_finished_once_with_the_torn_tail_left_out() throws IOException {
        RecordingArchive archive = new RecordingArchive(recordings, RecordingKeys.NONE, CLOCK);
        RecordingFolder torn = archive.folder("c1");
        record(torn, "applicant", 1, 10, -1);
        Path journal = torn.journals().getFirst();
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.setLength(file.length() - 7);
        }
        RecordingFolder strange = archive.folder("c2");
        Files.createDirectories(strange.path());
        Files.write(strange.path().resolve("applicant-0-audio.journal"), new byte[0]);
        byte[] garbage = new byte[5_000];
        new Random(3).nextBytes(garbage);
        Files.write(strange.path().resolve("operator-0-audio.journal"), garbage);
        RecordingFolder done = archive.folder("c3");
        record(done, "applicant", 1, 10, -1);
        archive.finish(done);

        List<Manifest> finished = archive.finishLeftOpen();
        assertThat(finished).extracting(Manifest::callId).containsExactly("c1", "c2");
        JournalSummary summary = finished.getFirst().journals().getFirst();
        assertThat(summary.packetsReceived()).isEqualTo(9);
        assertThat(summary.damagedBytes()).isPositive();
        assertThat(finished.get(1).hasMedia()).isFalse();
        assertThat(finished.get(1).journals())
                .extracting(JournalSummary::damagedBytes)
                .containsExactly(0L, 5_000L);
        assertThat(archive.finishLeftOpen()).isEmpty();
    }

    @Test
    void what_was_found_intact_is_read_again_only_when_a_file_has_changed() throws IOException {
        RecordingArchive archive = new RecordingArchive(recordings, RecordingKeys.NONE, CLOCK);
        IntactRecordings intact = new IntactRecordings(archive);
        RecordingFolder folder = archive.folder("c1");
        assertThat(intact.flaw(folder)).contains("cannot be read");
        record(folder, "applicant", 1, 10, -1);
        archive.finish(folder);
        assertThat(intact.flaw(folder)).isEmpty();

        Path journal = folder.journals().getFirst();
        FileTime written = Files.getLastModifiedTime(journal);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length - 1] ^= 1;
        Files.write(journal, bytes);
        Files.setLastModifiedTime(journal, written);
        assertThat(intact.flaw(folder)).as("not read again").isEmpty();

        Files.setLastModifiedTime(journal, FileTime.fromMillis(written.toMillis() + 1_000));
        assertThat(intact.flaw(folder)).as("read again").isPresent();
    }

    @Test
    void a_changed_file_is_noticed() throws IOException {
        RecordingArchive archive = new RecordingArchive(recordings, RecordingKeys.NONE, CLOCK);
        RecordingFolder folder = archive.folder("c1");
        record(folder, "applicant", 1, 10, -1);
        archive.finish(folder);
        Path journal = folder.journals().getFirst();
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length - 1] ^= 1;
        Files.write(journal, bytes);
        assertThat(archive.isIntact(folder)).isFalse();
    }

    @Test
    void a_manifest_of_version_1_is_still_read() throws IOException {
        RecordingArchive archive = new RecordingArchive(recordings, RecordingKeys.NONE, CLOCK);
        RecordingFolder folder = archive.folder("c1");
        record(folder, "applicant", 1, 10, -1);
        Path journal = folder.journals().getFirst();
        Files.writeString(
                folder.manifest(),
                """
                {"version": 1, "callId": "c1", "finishedAtMillis": 5, "journals": [{
                  "file": "applicant-0-video.journal", "participant": "applicant", "epoch": 0,
                  "kind": "VIDEO", "codec": "VP8", "bytes": %d, "sha256": "%s", "damagedBytes": 0,
                  "packetsExpected": 10, "packetsReceived": 10, "packetsMissing": 0,
                  "packetsDropped": 0, "firstArrivalMicros": 1000, "lastArrivalMicros": 10000}]}
                """
                        .formatted(Files.size(journal), JournalSurvey.sha256(journal)));
        assertThat(archive.manifest(folder).orElseThrow().journals().getFirst().gaps()).isEmpty();
        assertThat(archive.isIntact(folder)).isTrue();
        assertThat(new IntactRecordings(archive).flaw(folder)).isEmpty();
    }

    @Test
    void the_manifest_says_when_packets_are_missing_and_which_came_on_request() throws IOException {
        RecordingArchive archive = new RecordingArchive(recordings, RecordingKeys.NONE, CLOCK);
        RecordingFolder folder = archive.folder("c1");
        try (JournalDisk disk = JournalDisk.start(JournalSettings.DEFAULT, CLOCK, recordings)) {
            JournalFiles files = disk.open(folder);
            TrackSink sink = files.open(track("applicant", 0));
            append(sink, 65_534, 1_000_000);
            append(sink, 2, 1_500_000); // 65,535, 0 and 1 are missing
            byte[] again = packet(0);
            sink.appendRecovered(1_600_000, again, 0, again.length);
            append(sink, 3, 1_700_000);
            append(sink, 3, 1_700_001); // a duplicate
            files.close().join();
        }
        JournalSummary journal = archive.finish(folder).journals().getFirst();
        assertThat(journal.packetsExpected()).isEqualTo(6);
        assertThat(journal.packetsReceived()).isEqualTo(4);
        assertThat(journal.packetsRecovered()).isEqualTo(1);
        assertThat(journal.packetsMissing()).isEqualTo(2);
        Instant from = Instant.ofEpochSecond(1);
        Instant to = Instant.ofEpochSecond(1, 500_000_000);
        JournalGap one = new JournalGap(from, to, 1, JournalGap.Cause.NETWORK);
        assertThat(journal.gaps()).containsExactly(one, one);
        assertThat(Files.readString(folder.manifest())).contains("\"1970-01-01T00:00:01.500Z\"");
    }

    @Test
    void names_that_would_leave_the_folder_are_refused() {
        assertThatThrownBy(() -> RecordingFolder.of(recordings, "../x"))
                .isInstanceOf(IllegalArgumentException.class);
        RecordingFolder folder = RecordingFolder.of(recordings, "c1");
        assertThatThrownBy(() -> folder.journal(track("a/b", 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Records `count` packets of which the one at `missing` never arrives.
    private void record(
            RecordingFolder folder, String participant, int first, int count, int missing) {
        try (JournalDisk disk = JournalDisk.start(JournalSettings.DEFAULT, CLOCK, recordings)) {
            JournalFiles files = disk.open(folder);
            TrackSink sink = files.open(track(participant, 0));
            for (int i = 0; i < count; i++) {
                if (i != missing) {
                    append(sink, first + i, (i + 1) * 1_000L);
                }
            }
            files.close().join();
        }
    }

    private static void append(TrackSink sink, int sequence, long arrivalMicros) {
        byte[] packet = packet(sequence);
        assertThat(sink.append(RecordKind.RTP, arrivalMicros, packet, 0, packet.length)).isTrue();
    }

    private static byte[] packet(int sequence) {
        byte[] packet = new byte[40];
        ByteBuffer.wrap(packet).putShort(0, (short) 0x8060).putShort(2, (short) sequence);
        return packet;
    }

    private static TrackDescription track(String participant, int epoch) {
        return new TrackDescription("c1", participant, epoch, MediaKind.VIDEO, "VP8", 90_000, 96);
    }
}
