package dev.vident.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.synthetic.VirtualCall.Participant;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One side's network is gone for a while and comes back as it was.
class BrokenPathTest {
    private static final LinkConditions CITY =
            LinkConditions.PERFECT.withDelay(Duration.ofMillis(15), Duration.ofMillis(5));
    private static final int BITS_PER_SECOND = 800_000;
    private static final int AUDIO_BYTES = 80;

    private final VirtualCall call = new VirtualCall(1);
    private Participant warm;
    private Participant cool;

    @BeforeEach
    void both_see_each_other() {
        call.conditions(CITY);
        warm = call.joinAdaptive("warm", BITS_PER_SECOND, AUDIO_BYTES);
        cool = call.joinAdaptive("cool", BITS_PER_SECOND, AUDIO_BYTES);
        call.run(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_500, 4_000, 8_000})
    void both_see_new_pictures_a_moment_after_the_path_is_back(long pauseMillis) {
        breakPath(Duration.ofMillis(pauseMillis));
        long shownByWarm = warm.statistics().framesShown();
        long shownByCool = cool.statistics().framesShown();

        call.run(Duration.ofMillis(400));

        assertThat(warm.statistics().framesShown()).isGreaterThan(shownByWarm);
        assertThat(cool.statistics().framesShown()).isGreaterThan(shownByCool);
    }

    @Test
    void both_are_asked_for_a_key_frame_at_once_and_once() {
        long askedOfWarm = warm.statistics().keyFrameRequestsReceived();
        long askedOfCool = cool.statistics().keyFrameRequestsReceived();
        breakPath(Duration.ofSeconds(4));

        call.run(Duration.ofMillis(100));

        assertThat(warm.statistics().keyFrameRequestsReceived()).isEqualTo(askedOfWarm + 1);
        assertThat(cool.statistics().keyFrameRequestsReceived()).isEqualTo(askedOfCool + 1);
    }

    @Test
    void
            the_other_side_gets_neither_old_pictures_nor_a_hole_and_the_recording_gets_what_was_kept() {
        long lostBefore = cool.statistics().video().lost();
        breakPath(Duration.ofSeconds(2));
        long unseen = call.recording.journal("warm", 0, MediaKind.VIDEO).size();
        long receivedByCool = cool.statistics().video().packets();

        call.run(Duration.ofSeconds(3));

        long journaled = call.recording.journal("warm", 0, MediaKind.VIDEO).size() - unseen;
        long shown = cool.statistics().video().packets() - receivedByCool;
        assertThat(cool.statistics().video().lost()).isEqualTo(lostBefore);
        assertThat(journaled - shown).as("what only the recording has").isGreaterThan(60);
    }

    @Test
    void a_short_pause_is_mended_without_a_key_frame() {
        long askedOfWarm = warm.statistics().keyFrameRequestsReceived();
        long askedOfCool = cool.statistics().keyFrameRequestsReceived();
        breakPath(Duration.ofMillis(500));

        call.run(Duration.ofSeconds(2));

        assertThat(warm.statistics().keyFrameRequestsReceived()).isEqualTo(askedOfWarm);
        assertThat(cool.statistics().keyFrameRequestsReceived()).isEqualTo(askedOfCool);
        assertThat(call.recording.journal("warm", 0, MediaKind.VIDEO).missing()).isZero();
    }

    private void breakPath(Duration pause) {
        warm.up.change(CITY.withLoss(1));
        warm.down.change(CITY.withLoss(1));
        call.run(pause);
        warm.up.change(CITY);
        warm.down.change(CITY);
    }
}
