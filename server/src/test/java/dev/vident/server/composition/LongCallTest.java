package dev.vident.server.composition;

import static dev.vident.server.composition.Watched.assertMarkers;
import static dev.vident.server.composition.Watched.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.synthetic.ClipName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A call as long as they get, at full rate. Takes some ten minutes of two cores, so only when
/// asked for with `-Dvident.long-calls=true`; [TimelineTest] follows the same clocks in each run.
@EnabledIfSystemProperty(named = "vident.long-calls", matches = "true")
class LongCallTest {
    private static final int SECONDS = 35 * 60;

    @TempDir Path folder;

    @Test
    void nothing_has_moved_after_35_minutes() throws Exception {
        RecordedCall call = new RecordedCall(folder, "long");
        long threeHours = 10_800_000_000L;
        call.add(
                new RecordedConnection("applicant", ClipName.WARM, 0, SECONDS * 1_000L)
                        .clock(200, threeHours));
        call.add(
                new RecordedConnection("operator", ClipName.COOL, 2_000, (SECONDS - 4) * 1_000L)
                        .clock(-200, -threeHours));
        Watched result = Watched.render(Ffmpeg.programs(), call);
        assertThat(result.video().durationSeconds()).isEqualTo(SECONDS);
        assertMarkers(result.applicant().flashSeconds(), seconds(0, SECONDS));
        assertMarkers(result.applicant().beepSeconds(), seconds(0, SECONDS));
        assertMarkers(result.operator().flashSeconds(), seconds(2, SECONDS - 2));
        assertMarkers(result.operator().beepSeconds(), seconds(2, SECONDS - 2));
    }
}
