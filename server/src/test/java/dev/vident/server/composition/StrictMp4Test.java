package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The checker lets a good file pass and sees what is wrong with others.
class StrictMp4Test {
    private static byte[] good;
    private static byte[] slow;

    @BeforeAll
    static void makeFiles(@TempDir Path folder) throws Exception {
        good = make(folder.resolve("good.mp4"), "-movflags +faststart");
        slow = make(folder.resolve("slow.mp4"), "-movflags 0");
    }

    private static byte[] make(Path file, String options) throws Exception {
        String command =
                "-nostdin -v error -f lavfi -i testsrc=d=2:s=64x64:r=25 -f lavfi -i sine=d=2"
                        + " -c:v libx264 -c:a aac -t 2 %s -f mp4 %s";
        FfmpegProcess.text(
                Ffmpeg.programs().ffmpeg(),
                List.of(command.formatted(options, file).split(" ")),
                Duration.ofSeconds(30));
        return Files.readAllBytes(file);
    }

    @Test
    void a_good_file_passes() {
        StrictMp4 checked = StrictMp4.check(ByteBuffer.wrap(good));
        assertThat(checked.durationSeconds()).isEqualTo(2);
        assertThat(checked.chapters()).isEmpty();
    }

    @Test
    void an_index_behind_the_media_is_seen() {
        refuses(slow, "fast start");
    }

    @Test
    void a_file_that_ends_early_is_seen() {
        refuses(Arrays.copyOf(good, good.length - 100), "size of mdat");
    }

    @Test
    void a_box_that_does_not_fill_its_parent_is_seen() {
        refuses(changed("stts", -4, 7), "size of");
    }

    @Test
    void samples_outside_of_the_media_are_seen() {
        refuses(changed("stco", 8, -100), "start of a sample");
    }

    @Test
    void a_table_of_durations_of_another_length_is_seen() {
        refuses(changed("stts", 8, 1), "stts of");
    }

    @Test
    void a_track_shorter_than_the_film_is_seen() {
        refuses(changed("tkhd", 20, -100), "length of");
    }

    @Test
    void an_edit_behind_the_end_is_seen() {
        refuses(changed("elst", 12, 100_000), "end of an edit");
    }

    private static void refuses(byte[] file, String reason) {
        assertThatThrownBy(() -> StrictMp4.check(ByteBuffer.wrap(file)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(reason);
    }

    /// The good file with a number added to a field of the first box of a type.
    private static byte[] changed(String type, int offset, int by) {
        byte[] file = good.clone();
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(type) + 4 + offset - (offset < 0 ? 4 : 0);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        bytes.putInt(at, bytes.getInt(at) + by);
        return file;
    }
}
