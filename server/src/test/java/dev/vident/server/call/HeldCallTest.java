package dev.vident.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import dev.vident.server.identification.EndReason;
import dev.vident.server.platform.Redacted;
import dev.vident.server.script.CheckResult;
import dev.vident.server.script.ScriptAnswer;
import dev.vident.server.script.ScriptCheck;
import dev.vident.server.script.StillKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One call as a single sequence in virtual time.
class HeldCallTest {
    @TempDir Path folder;
    private Meeting meeting;

    @BeforeEach
    void waitForOneAnother() {
        meeting = new Meeting(folder);
    }

    @AfterEach
    void close() {
        meeting.close();
    }

    @Test
    void nobody_joins_the_queue_without_consent() {
        Applicant silent = meeting.world.newApplicant("u-2");
        FakeLine other = new FakeLine();
        meeting.world.applicantDoor.enter(silent.id(), other, null);

        meeting.world.applicantDoor.heard(silent.id(), new FromApplicant.Join());

        assertThat(other.refusal()).isEqualTo(ErrorCode.CONSENT_REQUIRED);
        assertThat(meeting.desk.last(ToOperator.Queue.class).entries()).hasSize(1);
    }

    @Test
    void accepting_brings_an_offer_to_both_sides() {
        String call = meeting.accept();

        assertThat(meeting.page.last(ToApplicant.CallStarting.class))
                .isEqualTo(new ToApplicant.CallStarting(call, "Mary Smith"));
        assertThat(meeting.page.last(ToBoth.Offer.class).sdp()).startsWith("offer of");
        assertThat(meeting.desk.last(ToBoth.Offer.class).sdp()).startsWith("offer of");
        assertThat(meeting.world.recorder.opened()).containsExactly(call);
        assertThat(meeting.desk.last(ToOperator.Queue.class).entries()).isEmpty();
    }

    @Test
    void each_step_of_the_script_is_written_down_but_nobodys_words_are() {
        String call = meeting.accept();
        for (String step : List.of("GREETING", "DOCUMENT_FRONT", "Tell me about Ada")) {
            meeting.world.operatorDoor.heard(
                    Meeting.OPERATOR, new FromOperator.Instruct(step, "Please"));
        }
        assertThat(meeting.world.events.ofApplicant(meeting.applicant.id()))
                .extracting(EventEntry::event)
                .filteredOn(DomainEvent.ScriptStepBegun.class::isInstance)
                .containsExactly(
                        new DomainEvent.ScriptStepBegun(call, "GREETING"),
                        new DomainEvent.ScriptStepBegun(call, "DOCUMENT_FRONT"),
                        new DomainEvent.ScriptStepBegun(call, "OTHER"));
    }

    @Test
    void an_answer_is_kept_told_and_told_again_to_a_desk_that_was_loaded_anew() {
        String call = meeting.accept();
        check(ScriptCheck.SAME_PERSON, CheckResult.FAILED, null);
        meeting.world.clock.advance(Duration.ofSeconds(3));
        check(ScriptCheck.SAME_PERSON, CheckResult.PASSED, "after a second look");

        List<ScriptAnswer> kept = meeting.world.stores.scriptAnswers().ofCall(call);
        assertThat(kept)
                .extracting(ScriptAnswer::result)
                .containsExactly(CheckResult.FAILED, CheckResult.PASSED);
        ScriptAnswer last = kept.getLast();
        assertThat(meeting.desk.last(ToOperator.Checked.class).answer()).isEqualTo(last);
        assertThat(last.words()).isEqualTo(Redacted.of("after a second look"));
        assertThat(last.operatorName()).isEqualTo("Mary Smith");
        assertThat(last.at()).isEqualTo(meeting.world.clock.instant());
        assertThat(meeting.world.events.ofApplicant(meeting.applicant.id()).getLast().event())
                .isEqualTo(
                        new DomainEvent.ScriptAnswered(
                                call, "SAME_PERSON", "PASSED", "Mary Smith"));

        FakeLine reloaded = new FakeLine();
        meeting.world.operatorDoor.enter(Meeting.OPERATOR, reloaded);
        meeting.world.operatorDoor.heard(Meeting.OPERATOR, new FromOperator.Rejoin(call));
        assertThat(reloaded.heard())
                .filteredOn(ToOperator.Checked.class::isInstance)
                .containsExactly(new ToOperator.Checked(last));
    }

    private void check(ScriptCheck check, CheckResult result, @Nullable String words) {
        meeting.world.operatorDoor.heard(
                Meeting.OPERATOR,
                new FromOperator.Check(check, result, words == null ? null : Redacted.of(words)));
    }

    @Test
    void the_desk_hears_of_the_applicants_devices_and_hears_it_again_after_it_came_back() {
        String call = meeting.accept();
        Devices muted = new Devices(DeviceState.ON, DeviceState.OFF, false, 0);

        meeting.world.applicantDoor.heard(
                meeting.applicant.id(), new FromApplicant.DevicesChanged(muted));

        assertThat(meeting.desk.last(ToOperator.ApplicantDevices.class).devices()).isEqualTo(muted);
        FakeLine reloaded = new FakeLine();
        meeting.world.operatorDoor.enter(Meeting.OPERATOR, reloaded);
        meeting.world.operatorDoor.heard(Meeting.OPERATOR, new FromOperator.Rejoin(call));
        assertThat(reloaded.last(ToOperator.ApplicantDevices.class).devices()).isEqualTo(muted);
    }

    @Test
    void devices_concern_nobody_without_a_call() {
        Devices on = new Devices(DeviceState.ON, DeviceState.ON, false, 0);

        meeting.world.applicantDoor.heard(
                meeting.applicant.id(), new FromApplicant.DevicesChanged(on));

        assertThat(meeting.page.refusal()).isEqualTo(ErrorCode.CALL_OVER);
        assertThat(meeting.desk.heard()).noneMatch(ToOperator.ApplicantDevices.class::isInstance);
    }

    @Test
    void without_a_recording_there_is_no_call_and_the_applicant_keeps_the_place() {
        meeting.world.recorder.refuse(true);

        meeting.world.operatorDoor.heard(
                Meeting.OPERATOR,
                new FromOperator.Accept(meeting.world.identificationOf(meeting.applicant)));

        assertThat(meeting.desk.refusal()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(meeting.world.engine.joined()).isEmpty();
        assertThat(meeting.desk.last(ToOperator.Queue.class).entries()).hasSize(1);
        assertThat(meeting.page.last(ToApplicant.Queued.class).position()).isEqualTo(1);

        meeting.world.recorder.refuse(false);
        meeting.accept();
        assertThat(meeting.world.engine.joined()).hasSize(2);
    }

    @Test
    void an_answer_that_cannot_be_used_is_refused_and_may_be_repeated() {
        meeting.accept();
        String session = meeting.page.last(ToBoth.Offer.class).sessionId();

        meeting.world.applicantDoor.heard(
                meeting.applicant.id(), new FromApplicant.Answer(session, FakeMediaEngine.BAD_SDP));
        assertThat(meeting.page.refusal()).isEqualTo(ErrorCode.BAD_ANSWER);

        meeting.world.applicantDoor.heard(
                meeting.applicant.id(), new FromApplicant.Answer(session, "fine"));
        assertThat(meeting.desk.last(ToBoth.Peer.class).state()).isEqualTo(PeerState.CONNECTED);
    }

    @Test
    void a_browser_without_the_codec_is_told_so_once_and_so_is_the_desk_until_another_one_comes() {
        String call = meeting.accept();
        String session = meeting.page.last(ToBoth.Offer.class).sessionId();

        meeting.world.applicantDoor.heard(
                meeting.applicant.id(),
                new FromApplicant.Answer(session, FakeMediaEngine.SDP_WITHOUT_CODEC));

        assertThat(meeting.page.refusal()).isEqualTo(ErrorCode.CODEC_MISSING);
        assertThat(ErrorCode.CODEC_MISSING.retryable()).isFalse();
        assertThat(meeting.desk.last(ToBoth.Peer.class).state()).isEqualTo(PeerState.UNABLE);
        FakeLine reloaded = new FakeLine();
        meeting.world.operatorDoor.enter(Meeting.OPERATOR, reloaded);
        meeting.world.operatorDoor.heard(Meeting.OPERATOR, new FromOperator.Rejoin(call));
        assertThat(reloaded.last(ToBoth.Peer.class).state()).isEqualTo(PeerState.UNABLE);

        FakeLine other = new FakeLine();
        meeting.world.applicantDoor.enter(meeting.applicant.id(), other, null);
        meeting.world.applicantDoor.heard(meeting.applicant.id(), new FromApplicant.Join());
        meeting.world.applicantDoor.heard(
                meeting.applicant.id(),
                new FromApplicant.Answer(other.last(ToBoth.Offer.class).sessionId(), "fine"));
        assertThat(reloaded.last(ToBoth.Peer.class).state()).isEqualTo(PeerState.CONNECTED);
    }

    @Test
    void a_full_machine_says_so_and_the_call_ends_when_the_window_is_over() {
        meeting.world.engine.beFull();
        meeting.accept();
        assertThat(meeting.page.refusal()).isEqualTo(ErrorCode.SERVER_FULL);

        meeting.world.pass(CallWorld.WINDOW);

        assertThat(meeting.page.last(ToApplicant.Ended.class).reason())
                .isEqualTo(EndReason.NO_APPLICANT);
    }

    @Test
    void a_machine_too_busy_for_a_call_tells_the_desk_and_the_applicant_keeps_the_place() {
        meeting.world.engine.beBusy(true);

        meeting.world.operatorDoor.heard(
                Meeting.OPERATOR,
                new FromOperator.Accept(meeting.world.identificationOf(meeting.applicant)));

        assertThat(meeting.desk.refusal()).isEqualTo(ErrorCode.SERVER_FULL);
        assertThat(meeting.desk.last(ToOperator.Queue.class).entries()).hasSize(1);
        assertThat(meeting.page.last(ToApplicant.Queued.class).position()).isEqualTo(1);

        meeting.world.engine.beBusy(false);
        meeting.accept();
        assertThat(meeting.world.engine.joined()).hasSize(2);
    }

    @Test
    void the_recording_light_shines_every_second_and_the_quality_of_both_is_shown() {
        meeting.goLive();
        meeting.world.pass(Duration.ofSeconds(3));
        meeting.world.engine.measure(meeting.page.last(ToBoth.Offer.class).sessionId());

        assertThat(meeting.desk.heard().stream().filter(FakeRecorder.LIGHT::equals)).hasSize(3);
        assertThat(meeting.desk.last(ToOperator.Quality.class))
                .isEqualTo(new ToOperator.Quality(Seat.APPLICANT, 812, 1.5, 23));
    }

    @Test
    void a_still_that_does_not_arrive_in_time_has_failed() {
        meeting.goLive();
        meeting.world.operatorDoor.heard(
                Meeting.OPERATOR, new FromOperator.TakeStill(StillKind.FRONT_SIDE));
        String still = meeting.page.last(ToApplicant.CaptureStill.class).stillId();
        meeting.world.pass(Duration.ofSeconds(20));

        assertThat(meeting.desk.last(ToOperator.StillProgress.class).state())
                .isEqualTo(ToOperator.StillState.FAILED);
        assertThat(meeting.world.calls.arriving(meeting.applicant.id(), still)).isEmpty();
    }

    @Test
    void a_still_is_taken_once() {
        meeting.goLive();
        meeting.world.operatorDoor.heard(
                Meeting.OPERATOR, new FromOperator.TakeStill(StillKind.SELFIE));
        String still = meeting.page.last(ToApplicant.CaptureStill.class).stillId();

        ExpectedStill expected =
                meeting.world.calls.arriving(meeting.applicant.id(), still).orElseThrow();
        assertThat(expected.kind()).isEqualTo(StillKind.SELFIE);
        assertThat(meeting.world.calls.arriving(meeting.applicant.id(), still)).isEmpty();
        expected.stored(99);
        assertThat(meeting.desk.last(ToOperator.StillProgress.class).imageId()).isEqualTo(99);
    }
}
