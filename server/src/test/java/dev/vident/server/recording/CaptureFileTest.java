package dev.vident.server.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.capture.CaptureDirection;
import dev.vident.media.capture.PacketCapture;
import dev.vident.server.platform.Randomness;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFileTest {
    private static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int STATISTICS = 5;
    private static final int PACKET = 6;
    private static final CaptureLimits LIMITS =
            new CaptureLimits(2_000_000, Duration.ofMinutes(10), Duration.ofDays(7));

    @TempDir Path recordings;
    private Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private final InstantSource clock = () -> now;

    private RecordingFolder folder() {
        Randomness randomness = new Randomness(new Random(1));
        Vault vault = new Vault(MasterKey.parse("01".repeat(32)), randomness);
        return RecordingFolder.of(recordings, "c1", RecordingKeys.of(vault, randomness));
    }

    private static void feed(CaptureFile file, int packets) {
        PacketCapture capture = new PacketCapture(file);
        byte[] report = new byte[200];
        for (int i = 0; i < packets; i++) {
            capture.ofParticipant("applicant")
                    .rtcp(CaptureDirection.RECEIVED, report, 0, report.length, i);
        }
    }

    /// The types of the blocks in a capture.
    private static List<Integer> blocks(RecordingFolder folder, int number) throws IOException {
        List<Integer> types = new ArrayList<>();
        try (SeekableByteChannel channel = folder.open(folder.capture(number))) {
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining()) {
                assertThat(channel.read(bytes)).isPositive();
            }
            bytes.flip();
            while (bytes.hasRemaining()) {
                types.add(bytes.getInt(bytes.position()));
                bytes.position(bytes.position() + bytes.getInt(bytes.position() + 4));
            }
        }
        return types;
    }

    @Test
    void what_was_captured_can_be_read_and_lies_encrypted_on_disk() throws IOException {
        RecordingFolder folder = folder();
        CaptureFile file = CaptureFile.create(folder, LIMITS, clock);
        feed(file, 2);
        assertThat(file.writeOut()).isFalse();
        assertThat(blocks(folder, 1)).as("while it runs").endsWith(PACKET, PACKET);
        feed(file, 1);
        file.end(CaptureEnd.STOPPED, "Sue Clark");
        assertThat(file.writeOut()).isTrue();

        assertThat(blocks(folder, 1))
                .containsExactly(SECTION, INTERFACE, PACKET, PACKET, INTERFACE, PACKET, STATISTICS);
        assertThat(ByteBuffer.wrap(Files.readAllBytes(folder.capture(1))).getInt())
                .as("on disk")
                .isNotEqualTo(SECTION);
        CaptureStatus status = file.status();
        assertThat(status.packets()).isEqualTo(3);
        assertThat(status.dropped()).isZero();
        assertThat(status.end()).isEqualTo(CaptureEnd.STOPPED);
        assertThat(status.endedAt()).isEqualTo(now);
        assertThat(file.endedBy()).isEqualTo("Sue Clark");
        assertThat(folder.journals()).as("no part of the recording").isEmpty();
    }

    @Test
    void the_next_capture_has_the_next_number() throws IOException {
        CaptureFile.create(folder(), LIMITS, clock).end(CaptureEnd.STOPPED, null);

        assertThat(CaptureFile.create(folder(), LIMITS, clock).status().number()).isEqualTo(2);
        assertThat(folder().captures()).containsExactly(1, 2);
    }

    @Test
    void the_size_is_a_limit() throws IOException {
        CaptureLimits small = new CaptureLimits(10_000, Duration.ofMinutes(1), Duration.ofDays(1));
        CaptureFile file = CaptureFile.create(folder(), small, clock);
        feed(file, 1_000);

        assertThat(file.writeOut()).isTrue();
        assertThat(file.status().end()).isEqualTo(CaptureEnd.SIZE_LIMIT);
        assertThat(file.status().bytes()).isBetween(9_000L, 10_000L);
        assertThat(blocks(folder(), 1)).endsWith(STATISTICS);
        assertThat(file.offer(new byte[8])).as("takes more").isFalse();
    }

    @Test
    void the_time_is_a_limit() throws IOException {
        CaptureFile file = CaptureFile.create(folder(), LIMITS, clock);
        now = now.plus(LIMITS.duration()).minusMillis(1);
        assertThat(file.writeOut()).isFalse();
        now = now.plusMillis(1);

        assertThat(file.writeOut()).isTrue();
        assertThat(file.status().end()).isEqualTo(CaptureEnd.TIME_LIMIT);
    }

    @Test
    void what_the_writer_does_not_keep_up_with_is_dropped_and_counted() throws IOException {
        CaptureFile file = CaptureFile.create(folder(), LIMITS, clock);
        feed(file, 5_000);
        file.writeOut();

        CaptureStatus status = file.status();
        assertThat(status.dropped()).isEqualTo(5_000 - 4_096);
        assertThat(status.packets()).isEqualTo(4_096);
    }

    @Test
    void a_full_disk_ends_the_capture_and_leaves_what_it_had_taken() throws IOException {
        FillingDisk disk = new FillingDisk();
        CaptureFile file = CaptureFile.create(folder(), LIMITS, clock, disk::open);
        feed(file, 10);
        assertThat(file.writeOut()).isFalse();
        disk.full = true;
        feed(file, 10);

        assertThat(file.writeOut()).isTrue();
        assertThat(file.status().end()).isEqualTo(CaptureEnd.DISK);
        assertThat(file.status().packets()).isEqualTo(10);
        assertThat(blocks(folder(), 1)).hasSize(12).endsWith(PACKET);
    }

    @Test
    void a_capture_that_never_began_leaves_nothing() throws IOException {
        CaptureFile.create(folder(), LIMITS, clock).discard();

        assertThat(folder().captures()).isEmpty();
    }

    private static final class FillingDisk {
        private boolean full;

        JournalOutput open(Path path) throws IOException {
            JournalOutput file = JournalOutput.onDisk(path);
            return new JournalOutput() {
                @Override
                public int write(ByteBuffer bytes) throws IOException {
                    if (full) {
                        throw new IOException("No space left on device");
                    }
                    return file.write(bytes);
                }

                @Override
                public void sync() throws IOException {
                    file.sync();
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }
    }
}
