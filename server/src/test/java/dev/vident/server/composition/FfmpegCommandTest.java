package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.platform.Redacted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FfmpegCommandTest {
    private static final Instant START = Instant.ofEpochMilli(1_700_000_000_250L);

    @Test
    void a_call_with_a_reconnect_is_rendered_as_agreed() throws IOException {
        CompositionPlan plan =
                plan(
                        "call-7",
                        track("applicant", 0, MediaKind.AUDIO),
                        track("applicant", 0, MediaKind.VIDEO),
                        track("operator", 0, MediaKind.AUDIO),
                        track("operator", 0, MediaKind.VIDEO),
                        track("operator", 1, MediaKind.VIDEO));
        assertThat(lines(plan)).isEqualTo(golden("reconnect.txt"));
    }

    @Test
    void a_call_in_which_nobody_sent_anything_still_has_picture_and_sound() throws IOException {
        assertThat(lines(plan("call-8"))).isEqualTo(golden("nothing.txt"));
    }

    @Test
    void what_could_break_out_of_the_filter_description_is_refused() {
        assertThatThrownBy(() -> plan("x':textfile=/etc/passwd"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> from("192.0.2.7', [x]"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CompositionPlan from(String origin) {
        return new CompositionPlan(
                "call-7",
                Redacted.of(origin),
                START,
                62,
                Layout.of(List.of()),
                List.of(),
                Map.of(),
                Path.of("DejaVuSans.ttf"),
                Encoding.STANDARD,
                2);
    }

    private static CompositionPlan plan(String callId, TrackFile... tracks) {
        return new CompositionPlan(
                callId,
                Redacted.of("2001:db8::7 CHE"),
                START,
                62,
                Layout.of(List.of("operator", "applicant")),
                List.of(tracks),
                tracks.length == 0
                        ? Map.of()
                        : Map.of(
                                "applicant",
                                stretches(0, 62_000),
                                "operator",
                                stretches(2_000, 20_000, 31_000, 61_000)),
                Path.of("DejaVuSans.ttf"),
                Encoding.STANDARD,
                2);
    }

    private static TrackFile track(String participant, int epoch, MediaKind kind) {
        return new TrackFile(
                Path.of(participant + "-" + epoch + "-" + kind + ".webm"),
                participant,
                epoch,
                kind,
                VideoEncoding.VP8,
                0,
                1_000,
                25,
                0,
                epoch == 0 ? stretches(0, 5_000, 8_000, 20_000) : stretches(32_000, 61_000),
                Stretches.NONE,
                false);
    }

    private static Stretches stretches(long... fromAndEnd) {
        List<Stretch> list = new ArrayList<>();
        for (int i = 0; i < fromAndEnd.length; i += 2) {
            list.add(new Stretch(fromAndEnd[i], fromAndEnd[i + 1]));
        }
        return Stretches.union(list);
    }

    /// One argument a line.
    private static String lines(CompositionPlan plan) {
        return String.join("\n", FfmpegCommand.arguments(plan, Path.of("out.mp4"))) + "\n";
    }

    private static String golden(String name) throws IOException {
        try (InputStream golden =
                FfmpegCommandTest.class.getResourceAsStream("ffmpeg-command/" + name)) {
            assertThat(golden).as(name).isNotNull();
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
