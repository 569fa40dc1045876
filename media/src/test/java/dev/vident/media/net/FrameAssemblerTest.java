package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameAssemblerTest {
    private static final int FRAME_BYTES_MAX = 1500;

    @Test
    void frames_are_the_same_however_reads_split_and_join_them() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<byte[]> frames = new ArrayList<>();
            ByteBuffer stream = ByteBuffer.allocate(32 * (FRAME_BYTES_MAX + 2));
            for (int i = random.nextInt(32); i >= 0; i--) {
                byte[] frame = new byte[random.nextInt(FRAME_BYTES_MAX + 1)];
                random.nextBytes(frame);
                frames.add(frame);
                stream.putShort((short) frame.length).put(frame);
            }
            stream.flip();

            FrameAssembler assembler = new FrameAssembler(FRAME_BYTES_MAX);
            List<byte[]> assembled = new ArrayList<>();
            while (stream.hasRemaining()) {
                int length = 1 + random.nextInt(random.nextBoolean() ? 3 : 5_000);
                byte[] read = new byte[Math.min(length, stream.remaining())];
                stream.get(read);
                takeAll(assembler, read, assembled);
            }

            assertThat(assembled).as("seed " + seed).containsExactlyElementsOf(frames);
            assertThat(assembler.isOversized()).as("seed " + seed).isFalse();
        }
    }

    @Test
    void a_frame_beyond_the_bound_ends_the_stream() {
        for (int length : new int[] {FRAME_BYTES_MAX + 1, 0x8000, 0xFFFF}) {
            FrameAssembler assembler = new FrameAssembler(FRAME_BYTES_MAX);
            List<byte[]> assembled = new ArrayList<>();
            takeAll(assembler, new byte[] {0, 1, 9, (byte) (length >>> 8)}, assembled);
            takeAll(assembler, new byte[] {(byte) length, 0, 1, 9}, assembled);

            assertThat(assembled).containsExactly(new byte[] {9});
            assertThat(assembler.isOversized()).isTrue();
        }
    }

    private static void takeAll(FrameAssembler assembler, byte[] read, List<byte[]> into) {
        ByteBuffer bytes = ByteBuffer.wrap(read);
        for (byte[] frame = assembler.next(bytes); frame != null; frame = assembler.next(bytes)) {
            into.add(frame);
        }
    }
}
