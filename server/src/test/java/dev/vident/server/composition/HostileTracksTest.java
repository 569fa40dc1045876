package dev.vident.server.composition;

import static dev.vident.server.composition.Watched.assertMarkers;
import static dev.vident.server.composition.Watched.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The applicant sends what no camera and no microphone would; the operator must be seen all the
/// same, and within seconds. (Noise is heard as noise.)
@Timeout(300)
class HostileTracksTest {
    private static final int KEY_FRAME_HEADER_BYTES = 10;

    private static FfmpegPrograms programs;

    private final Clip warm = Clip.load(ClipName.WARM);

    @TempDir Path folder;

    @BeforeAll
    static void findPrograms() throws InterruptedException {
        programs = Ffmpeg.programs();
    }

    @Test
    void pictures_of_random_bytes_leave_a_placard() throws Exception {
        Watched result = render(frame -> random(frame, 900), warm::packet);
        assertThat(result.showsPlacard(programs, 2, 0)).isTrue();
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 4));
        assertMarkers(result.operator().beepSeconds(), seconds(0, 4));
    }

    @Test
    void giant_pictures_leave_a_placard() throws Exception {
        byte[] size = {(byte) 0xff, 0x3f, (byte) 0xff, 0x3f};
        Watched result =
                render(
                        frame -> {
                            byte[] giant = warm.frame(frame - frame % 5).clone();
                            System.arraycopy(size, 0, giant, 6, size.length);
                            return giant;
                        },
                        warm::packet);
        assertThat(result.showsPlacard(programs, 2, 0)).isTrue();
    }

    @Test
    void random_bytes_behind_true_headers_harm_nobody_else() throws Exception {
        render(
                frame -> {
                    byte[] broken = random(frame, 900);
                    byte[] key = warm.frame(frame - frame % 5);
                    System.arraycopy(key, 0, broken, 0, KEY_FRAME_HEADER_BYTES);
                    return broken;
                },
                warm::packet);
    }

    @Test
    void key_frames_that_end_behind_their_header_harm_nobody_else() throws Exception {
        Watched result =
                render(
                        frame ->
                                Arrays.copyOf(
                                        warm.frame(frame - frame % 5), KEY_FRAME_HEADER_BYTES),
                        warm::packet);
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 4));
    }

    @Test
    void pictures_cut_in_half_harm_nobody_else() throws Exception {
        Watched result =
                render(
                        frame -> Arrays.copyOf(warm.frame(frame), warm.frame(frame).length / 2 + 5),
                        warm::packet);
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 4));
    }

    /// Four hundred bytes each become 14 MB, and every other picture has another size.
    @Test
    void small_packets_that_unpack_to_huge_pictures_harm_nobody_else() throws Exception {
        byte[] large = {0, 0x10, 0, 0x09};
        byte[] small = {0x10, 0, 0x10, 0};
        Watched result =
                render(
                        frame -> {
                            if (frame % 50 < 30) {
                                return warm.frame(frame);
                            }
                            byte[] bomb = warm.frame(frame - frame % 5).clone();
                            byte[] size = frame % 2 == 0 ? large : small;
                            System.arraycopy(size, 0, bomb, 6, size.length);
                            return Arrays.copyOf(bomb, 400);
                        },
                        warm::packet);
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 4));
    }

    @Test
    void h264_that_claims_to_be_giant_leaves_a_placard() throws Exception {
        // 16 384 x 16 384 pixels: the largest that is read at all.
        byte[] set = HexFormat.of().parseHex("0000000b6742c01fdc004000020064");
        Watched result =
                render(
                        VideoEncoding.H264,
                        frame -> {
                            byte[] key = warm.frame(VideoEncoding.H264, frame - frame % 5);
                            ByteBuffer giant = ByteBuffer.allocate(set.length + key.length);
                            return giant.put(set).put(key).array();
                        },
                        warm::packet);
        assertThat(result.showsPlacard(programs, 2, 0)).isTrue();
    }

    @Test
    void h264_slices_of_random_bytes_harm_nobody_else() throws Exception {
        Watched result =
                render(
                        VideoEncoding.H264,
                        frame -> {
                            byte[] broken = warm.frame(VideoEncoding.H264, frame).clone();
                            byte[] noise = random(frame, broken.length / 2);
                            System.arraycopy(
                                    noise, 0, broken, broken.length - noise.length, noise.length);
                            return broken;
                        },
                        warm::packet);
        assertMarkers(result.applicant().beepSeconds(), seconds(0, 4));
    }

    @Test
    void sound_that_claims_to_last_six_times_as_long_harms_nobody_else() throws Exception {
        render(warm::frame, _ -> new byte[] {(byte) 0xfb, 0x06});
    }

    @Test
    void sound_of_random_bytes_harms_nobody_else() throws Exception {
        Watched result = render(warm::frame, packet -> random(packet, 80));
        assertMarkers(result.applicant().flashSeconds(), seconds(0, 4));
    }

    @Test
    void the_programs_run_within_limits() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/prlimit"))).isTrue();
        String limits =
                FfmpegProcess.text(
                        Path.of("/bin/sh"),
                        List.of("-c", "ulimit -d; ulimit -t; ulimit -n; ulimit -c"),
                        Duration.ofSeconds(20));
        assertThat(limits.lines()).containsExactly("3145728", "20", "256", "0");
    }

    @Test
    void the_programs_have_no_network_where_the_system_allows_it() throws Exception {
        assumeThat(NetworkIsolation.isOn()).isTrue();
        String interfaces =
                FfmpegProcess.text(
                        Path.of("/bin/cat"), List.of("/proc/net/dev"), Duration.ofSeconds(20));
        assertThat(interfaces.lines().skip(2).map(line -> line.strip().split(":")[0]))
                .containsExactly("lo");
    }

    private Watched render(LongFunction<byte[]> pictures, LongFunction<byte[]> sounds)
            throws Exception {
        return render(VideoEncoding.VP8, pictures, sounds);
    }

    private Watched render(
            VideoEncoding encoding, LongFunction<byte[]> pictures, LongFunction<byte[]> sounds)
            throws Exception {
        RecordedCall call = new RecordedCall(folder, "hostile");
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, 4_000)
                        .in(encoding)
                        .pictures(pictures)
                        .sounds(sounds));
        call.add(new RecordedConnection("operator", ClipName.COOL, 0, 4_000));
        Watched result = Watched.render(programs, call);
        assertMarkers(result.operator().flashSeconds(), seconds(0, 4));
        return result;
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
