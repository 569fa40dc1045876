package dev.vident.server.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vident.media.journal.RecordKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSyncTest {
    private final List<CountedFile> files = new ArrayList<>();
    private final List<JournalTrack> tracks = new ArrayList<>();
    private final CountedSweep sweep = new CountedSweep();

    @Test
    void many_journals_are_synced_by_one_sweep_and_only_once() {
        open(20);
        JournalSync sync = new JournalSync(sweep, null);
        write();

        sync.sync(tracks);
        sync.sync(tracks);

        assertThat(sweep.made).isEqualTo(1);
        assertThat(files).allMatch(file -> file.syncs == 0);
    }

    @Test
    void a_few_are_synced_by_themselves_so_that_others_files_do_not_hold_them_up() {
        open(4);
        write();

        new JournalSync(sweep, null).sync(tracks);

        assertThat(sweep.made).isZero();
        assertThat(files).allMatch(file -> file.syncs == 1);
    }

    @Test
    void after_a_sweep_that_failed_each_file_says_whether_it_was_meant() {
        open(20);
        write();
        sweep.broken = true;
        files.get(7).broken = true;
        JournalSync sync = new JournalSync(sweep, null);

        sync.sync(tracks);

        assertThat(files).allMatch(file -> file.syncs == 1);
        assertThat(tracks.get(7).failing()).isTrue();
        assertThat(tracks.stream().filter(JournalTrack::failing)).hasSize(1);
        // What could not be synced is tried again.
        files.get(7).broken = false;
        sync.sync(tracks);
        assertThat(files.get(7).syncs).isEqualTo(2);
        assertThat(files.get(8).syncs).isEqualTo(1);
    }

    @Test
    void a_system_without_a_sweep_syncs_each_file() {
        open(20);
        write();

        new JournalSync(null, null).sync(tracks);

        assertThat(files).allMatch(file -> file.syncs == 1);
    }

    @Test
    void linux_sweeps_the_file_system_of_a_folder(@TempDir Path folder) throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        Optional<FileSystemSync> found = FileSystemSync.of(folder);

        assertThat(found).isPresent();
        found.get().sync();
        found.get().close();
        assertThat(FileSystemSync.of(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void memory_is_given_back_for_what_has_been_on_disk_for_some_syncs() {
        open(6);
        List<String> released = new ArrayList<>();
        JournalSync sync =
                new JournalSync(sweep, (file, bytes) -> released.add(file + " " + bytes));
        write();
        long first = tracks.get(0).bytesOnDisk();
        for (int i = 0; i < 5; i++) {
            sync.sync(tracks);
        }
        assertThat(released).as("it may be read along").isEmpty();
        write();
        for (int i = 0; i < 5; i++) {
            sync.sync(tracks);
        }
        assertThat(first).isPositive().isLessThan(tracks.get(0).bytesOnDisk());
        assertThat(released).hasSize(6).contains("x0 " + first, "x5 " + first);
    }

    @Test
    void a_file_whose_memory_was_given_back_reads_as_before(@TempDir Path folder)
            throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        Path file = Files.write(folder.resolve("journal"), new byte[] {1, 2, 3});

        PageRelease release = PageRelease.ofSystem().orElseThrow();
        release.release(file, 2);
        release.release(folder.resolve("missing"), 2);

        assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
    }

    private void open(int count) {
        for (int i = 0; i < count; i++) {
            CountedFile file = new CountedFile();
            files.add(file);
            tracks.add(new JournalTrack(Path.of("x" + i), new byte[] {1}, 1_000, _ -> file));
        }
    }

    private void write() {
        for (JournalTrack track : tracks) {
            assertThat(track.append(RecordKind.RTP, 5, new byte[20], 0, 20)).isTrue();
            track.writeOut(Instant.EPOCH);
        }
    }

    private static final class CountedSweep implements JournalSync.Sweep {
        private int made;
        private boolean broken;

        @Override
        public void sync() throws IOException {
            made++;
            if (broken) {
                throw new IOException("Input/output error");
            }
        }

        @Override
        public void close() {}
    }

    private static final class CountedFile implements JournalOutput {
        private int syncs;
        private boolean broken;

        @Override
        public int write(ByteBuffer bytes) {
            int length = bytes.remaining();
            bytes.position(bytes.limit());
            return length;
        }

        @Override
        public void sync() throws IOException {
            syncs++;
            if (broken) {
                throw new IOException("Input/output error");
            }
        }

        @Override
        public void close() {}
    }
}
