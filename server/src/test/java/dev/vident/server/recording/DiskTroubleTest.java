package dev.vident.server.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.journal.TrackSink;
import dev.vident.server.platform.Randomness;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are slow or full, in virtual time and for real.
@Timeout(60)
class DiskTroubleTest {
    private static final TrackDescription TRACK =
            new TrackDescription("c1", "applicant", 0, MediaKind.VIDEO, "VP8", 90_000, 96);
    private static final int FULL_DISK_BYTES = 256 * 1024;

    @TempDir Path folder;

    private final VirtualDisk file = new VirtualDisk();

    @Test
    void no_record_waits_longer_than_the_flush_interval_for_a_pass_however_slow_the_disk() {
        JournalDisk disk = JournalDisk.unstarted(JournalSettings.DEFAULT, file, _ -> file);
        TrackSink sink = disk.open(RecordingFolder.of(folder, "c1")).open(TRACK);
        Random random = new Random(7);
        Instant end = file.now.plusSeconds(20);
        Instant next = file.now;
        long longest = 0;
        while (file.now.isBefore(end)) {
            file.writeTakes = Duration.ofMillis(random.nextInt(100));
            file.now = file.now.isAfter(next) ? file.now : next;
            next = disk.writePass();
            // What arrives between this pass and the next.
            for (Instant at = file.now; at.isBefore(next); at = at.plusMillis(20)) {
                byte[] packet = packet(1, 100);
                long micros = at.toEpochMilli() * 1_000;
                assertThat(sink.append(RecordKind.RTP, micros, packet, 0, packet.length)).isTrue();
                longest = Math.max(longest, Duration.between(at, next).toMillis());
            }
        }
        assertThat(file.writes).isGreaterThan(60);
        assertThat(longest).isLessThanOrEqualTo(200);
        assertThat(disk.open(RecordingFolder.of(folder, "c2")).health().droppedRecords()).isZero();
    }

    @Test
    void a_sync_interval_of_zero_syncs_when_the_journal_ends_only() throws Exception {
        JournalSettings settings = JournalSettings.DEFAULT.withSyncInterval(Duration.ZERO);
        try (JournalDisk disk = JournalDisk.start(settings, file, _ -> file)) {
            JournalFiles files = disk.open(RecordingFolder.of(folder, "c1"));
            TrackSink sink = files.open(TRACK);
            byte[] packet = packet(1, 100);
            sink.append(RecordKind.RTP, 1, packet, 0, packet.length);
            file.twoWrites.await();
            assertThat(file.syncs).isZero();
            files.close().join();
            assertThat(file.syncs).isEqualTo(1);
        }
    }

    @Test
    void after_a_full_disk_has_room_again_the_recording_goes_on_and_tells_the_gap()
            throws IOException {
        JournalDisk disk = JournalDisk.unstarted(JournalSettings.DEFAULT, file, _ -> file);
        JournalFiles files = disk.open(RecordingFolder.of(folder, "c1"));
        TrackSink sink = files.open(TRACK);
        for (int i = 0; i < 30; i++) {
            file.full = i >= 10 && i < 20;
            byte[] packet = packet(i, 100);
            sink.append(RecordKind.RTP, i * 20_000L, packet, 0, packet.length);
            disk.writePass();
        }
        RecordingHealth health = files.health();
        assertThat(health.droppedRecords()).isEqualTo(10);
        assertThat(health.healthy()).as("the light stays red").isFalse();

        Path written = folder.resolve("applicant-0-video.journal");
        Files.write(written, file.bytes.toByteArray());
        JournalSummary summary = JournalSurvey.of(RecordingFolder.of(folder, "c1"), written);
        assertThat(summary.packetsReceived()).isEqualTo(20);
        assertThat(summary.packetsDropped()).isEqualTo(10);
        assertThat(summary.gaps())
                .containsExactly(
                        new JournalGap(
                                Instant.ofEpochMilli(180),
                                Instant.ofEpochMilli(400),
                                10,
                                JournalGap.Cause.DISK));
    }

    /// Needs root, to mount a file system of 256 KiB; skipped elsewhere.
    @Test
    void a_disk_that_is_really_full_costs_what_it_cannot_take_and_nothing_else() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + FULL_DISK_BYTES, "tmpfs", small) == 0,
                "SKIPPED: no file system of its own could be mounted (not root?)");
        try {
            recordOnto(small);
        } finally {
            assertThat(run("umount", "-l", small)).isZero();
        }
    }

    private static void recordOnto(Path small) throws IOException {
        Randomness randomness = new Randomness(new Random(1));
        RecordingKeys keys =
                RecordingKeys.of(
                        new Vault(MasterKey.parse("01".repeat(32)), randomness), randomness);
        RecordingArchive archive =
                new RecordingArchive(small, keys, () -> Instant.EPOCH.plusSeconds(9));
        RecordingFolder recording = archive.folder("c1");
        JournalDisk disk =
                JournalDisk.unstarted(
                        JournalSettings.DEFAULT, () -> Instant.EPOCH, JournalOutput::onDisk);
        JournalFiles files = disk.open(recording);
        TrackSink sink = files.open(TRACK);
        Path ballast = Files.write(small.resolve("ballast"), new byte[150 * 1024]);
        int sequence = 0;
        for (; sequence < 200; sequence++) {
            appendAndWrite(disk, sink, sequence);
        }
        long lost = files.health().droppedRecords();
        assertThat(lost).isBetween(50L, 150L);
        Files.delete(ballast);
        for (; sequence < 250; sequence++) {
            appendAndWrite(disk, sink, sequence);
        }
        assertThat(files.health().droppedRecords()).as("all after that is taken").isEqualTo(lost);
        sink.close();
        disk.writePass();

        JournalSummary journal =
                archive.finish(recording, files.health().droppedRecords()).journals().getFirst();
        assertThat(journal.packetsReceived()).isEqualTo(250 - lost);
        assertThat(journal.packetsDropped()).isEqualTo(lost);
        assertThat(journal.damagedBytes()).isZero();
        assertThat(journal.gaps())
                .extracting(JournalGap::cause)
                .containsOnly(JournalGap.Cause.DISK);
        assertThat(new IntactRecordings(archive).flaw(recording))
                .contains("is incomplete: the disk could not take " + lost + " packets");
    }

    private static void appendAndWrite(JournalDisk disk, TrackSink sink, int sequence) {
        byte[] packet = packet(sequence, 1_000);
        assertThat(sink.append(RecordKind.RTP, sequence * 5_000L, packet, 0, packet.length))
                .isTrue();
        disk.writePass();
    }

    private static byte[] packet(int sequence, int length) {
        byte[] packet = new byte[length];
        ByteBuffer.wrap(packet).putShort(0, (short) 0x8060).putShort(2, (short) sequence);
        return packet;
    }

    private static int run(Object... command) throws IOException, InterruptedException {
        String[] words = new String[command.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = command[i].toString();
        }
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }

    /// A file and the time its writing takes.
    private static final class VirtualDisk implements JournalOutput, InstantSource {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CountDownLatch twoWrites = new CountDownLatch(2);
        private volatile Instant now = Instant.EPOCH;
        private Duration writeTakes = Duration.ZERO;
        private volatile boolean full;
        private volatile int writes;
        private volatile int syncs;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public synchronized int write(ByteBuffer source) throws IOException {
            now = now.plus(writeTakes);
            if (full) {
                throw new IOException("No space left on device");
            }
            byte[] copy = new byte[source.remaining()];
            source.get(copy);
            bytes.writeBytes(copy);
            writes += 1;
            twoWrites.countDown();
            return copy.length;
        }

        @Override
        public synchronized void sync() {
            syncs += 1;
        }

        @Override
        public void close() {}
    }
}
