package dev.vident.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import dev.vident.server.identification.EndReason;
import dev.vident.server.job.Job;
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
    private static final DeskSeat OPERATOR = new DeskSeat("a".repeat(24), "Mary Smith");

    @TempDir Path folder;
    private CallWorld world;
    private Applicant applicant;
    private final FakeLine page = new FakeLine();
    private final FakeLine desk = new FakeLine();

    @BeforeEach
    void waitForOneAnother() {
        world = new CallWorld(folder, Runnable::run);
        applicant = world.consentingApplicant("u-1");
        world.operatorDoor.enter(OPERATOR, desk);
        world.operatorDoor.heard(OPERATOR, new FromOperator.Online());
        world.applicantDoor.enter(applicant.id(), page, null);
        world.applicantDoor.heard(applicant.id(), new FromApplicant.Join());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void nobody_joins_the_queue_without_consent() {
        Applicant silent = world.newApplicant("u-2");
        FakeLine other = new FakeLine();
        world.applicantDoor.enter(silent.id(), other, null);

        world.applicantDoor.heard(silent.id(), new FromApplicant.Join());

        assertThat(other.refusal()).isEqualTo(ErrorCode.CONSENT_REQUIRED);
        assertThat(desk.last(ToOperator.Queue.class).entries()).hasSize(1);
    }

    @Test
    void accepting_brings_an_offer_to_both_sides() {
        String call = accept();

        assertThat(page.last(ToApplicant.CallStarting.class))
                .isEqualTo(new ToApplicant.CallStarting(call, "Mary Smith"));
        assertThat(page.last(ToBoth.Offer.class).sdp()).startsWith("offer of");
        assertThat(desk.last(ToBoth.Offer.class).sdp()).startsWith("offer of");
        assertThat(world.recorder.opened()).containsExactly(call);
        assertThat(desk.last(ToOperator.Queue.class).entries()).isEmpty();
    }

    @Test
    void each_step_of_the_script_is_written_down_but_nobodys_words_are() {
        String call = accept();
        for (String step : List.of("GREETING", "DOCUMENT_FRONT", "Tell me about Ada")) {
            world.operatorDoor.heard(OPERATOR, new FromOperator.Instruct(step, "Please"));
        }
        assertThat(world.events.ofApplicant(applicant.id()))
                .extracting(EventEntry::event)
                .filteredOn(DomainEvent.ScriptStepBegun.class::isInstance)
                .containsExactly(
                        new DomainEvent.ScriptStepBegun(call, "GREETING"),
                        new DomainEvent.ScriptStepBegun(call, "DOCUMENT_FRONT"),
                        new DomainEvent.ScriptStepBegun(call, "OTHER"));
    }

    @Test
    void an_answer_is_kept_told_and_told_again_to_a_desk_that_was_loaded_anew() {
        String call = accept();
        check(ScriptCheck.SAME_PERSON, CheckResult.FAILED, null);
        world.clock.advance(Duration.ofSeconds(3));
        check(ScriptCheck.SAME_PERSON, CheckResult.PASSED, "after a second look");

        List<ScriptAnswer> kept = world.stores.scriptAnswers().ofCall(call);
        assertThat(kept)
                .extracting(ScriptAnswer::result)
                .containsExactly(CheckResult.FAILED, CheckResult.PASSED);
        ScriptAnswer last = kept.getLast();
        assertThat(desk.last(ToOperator.Checked.class).answer()).isEqualTo(last);
        assertThat(last.words()).isEqualTo(Redacted.of("after a second look"));
        assertThat(last.operatorName()).isEqualTo("Mary Smith");
        assertThat(last.at()).isEqualTo(world.clock.instant());
        assertThat(world.events.ofApplicant(applicant.id()).getLast().event())
                .isEqualTo(
                        new DomainEvent.ScriptAnswered(
                                call, "SAME_PERSON", "PASSED", "Mary Smith"));

        FakeLine reloaded = new FakeLine();
        world.operatorDoor.enter(OPERATOR, reloaded);
        world.operatorDoor.heard(OPERATOR, new FromOperator.Rejoin(call));
        assertThat(reloaded.heard())
                .filteredOn(ToOperator.Checked.class::isInstance)
                .containsExactly(new ToOperator.Checked(last));
    }

    private void check(ScriptCheck check, CheckResult result, @Nullable String words) {
        world.operatorDoor.heard(
                OPERATOR,
                new FromOperator.Check(check, result, words == null ? null : Redacted.of(words)));
    }

    @Test
    void the_desk_hears_of_the_applicants_devices_and_hears_it_again_after_it_came_back() {
        String call = accept();
        Devices muted = new Devices(DeviceState.ON, DeviceState.OFF, false, 0);

        world.applicantDoor.heard(applicant.id(), new FromApplicant.DevicesChanged(muted));

        assertThat(desk.last(ToOperator.ApplicantDevices.class).devices()).isEqualTo(muted);
        FakeLine reloaded = new FakeLine();
        world.operatorDoor.enter(OPERATOR, reloaded);
        world.operatorDoor.heard(OPERATOR, new FromOperator.Rejoin(call));
        assertThat(reloaded.last(ToOperator.ApplicantDevices.class).devices()).isEqualTo(muted);
    }

    @Test
    void devices_concern_nobody_without_a_call() {
        Devices on = new Devices(DeviceState.ON, DeviceState.ON, false, 0);

        world.applicantDoor.heard(applicant.id(), new FromApplicant.DevicesChanged(on));

        assertThat(page.refusal()).isEqualTo(ErrorCode.CALL_OVER);
        assertThat(desk.heard()).noneMatch(ToOperator.ApplicantDevices.class::isInstance);
    }

    @Test
    void without_a_recording_there_is_no_call_and_the_applicant_keeps_the_place() {
        world.recorder.refuse(true);

        world.operatorDoor.heard(
                OPERATOR, new FromOperator.Accept(world.identificationOf(applicant)));

        assertThat(desk.refusal()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(world.engine.joined()).isEmpty();
        assertThat(desk.last(ToOperator.Queue.class).entries()).hasSize(1);
        assertThat(page.last(ToApplicant.Queued.class).position()).isEqualTo(1);

        world.recorder.refuse(false);
        accept();
        assertThat(world.engine.joined()).hasSize(2);
    }

    @Test
    void an_answer_that_cannot_be_used_is_refused_and_may_be_repeated() {
        accept();
        String session = page.last(ToBoth.Offer.class).sessionId();

        world.applicantDoor.heard(
                applicant.id(), new FromApplicant.Answer(session, FakeMediaEngine.BAD_SDP));
        assertThat(page.refusal()).isEqualTo(ErrorCode.BAD_ANSWER);

        world.applicantDoor.heard(applicant.id(), new FromApplicant.Answer(session, "fine"));
        assertThat(desk.last(ToBoth.Peer.class).state()).isEqualTo(PeerState.CONNECTED);
    }

    @Test
    void a_full_machine_says_so_and_the_call_ends_when_the_window_is_over() {
        world.engine.beFull();
        accept();
        assertThat(page.refusal()).isEqualTo(ErrorCode.SERVER_FULL);

        world.pass(CallWorld.WINDOW);

        assertThat(page.last(ToApplicant.Ended.class).reason()).isEqualTo(EndReason.NO_APPLICANT);
    }

    @Test
    void a_machine_too_busy_for_a_call_tells_the_desk_and_the_applicant_keeps_the_place() {
        world.engine.beBusy(true);

        world.operatorDoor.heard(
                OPERATOR, new FromOperator.Accept(world.identificationOf(applicant)));

        assertThat(desk.refusal()).isEqualTo(ErrorCode.SERVER_FULL);
        assertThat(desk.last(ToOperator.Queue.class).entries()).hasSize(1);
        assertThat(page.last(ToApplicant.Queued.class).position()).isEqualTo(1);

        world.engine.beBusy(false);
        accept();
        assertThat(world.engine.joined()).hasSize(2);
    }

    @Test
    void ending_writes_down_the_recording_the_end_the_event_and_the_job() {
        String call = goLive();
        world.pass(Duration.ofSeconds(5));

        world.operatorDoor.heard(OPERATOR, new FromOperator.End(null));

        assertThat(world.engine.closedRooms()).containsExactly(call);
        assertThat(world.recorder.sealed()).containsExactly(call);
        Call written = world.stores.calls().find(call).orElseThrow();
        assertThat(written.state())
                .isInstanceOfSatisfying(
                        CallState.Ended.class,
                        ended -> {
                            assertThat(ended.reason()).isEqualTo(EndReason.COMPLETED);
                            assertThat(ended.liveSince()).isNotNull();
                        });
        assertThat(world.stores.recordings().find(call).orElseThrow().manifestSha256())
                .isEqualTo(FakeRecorder.MANIFEST);
        assertThat(world.stores.compositions().find(call).orElseThrow().state())
                .isEqualTo(new CompositionState.Recorded());
        assertThat(world.jobs.claim(CallBook.COMPOSE).map(Job::payload)).contains(call);
        assertThat(world.again(applicant).review().status()).isEqualTo(ReviewStatus.QUEUED);
        assertThat(world.events.ofApplicant(applicant.id()).stream().map(EventEntry::event))
                .contains(
                        new DomainEvent.CallStarted(written.identificationId(), "Mary Smith"),
                        new DomainEvent.RecordingFinished(call, FakeRecorder.MANIFEST),
                        new DomainEvent.CallEnded(written.identificationId(), "COMPLETED"));
        assertThat(page.last(ToApplicant.Ended.class).reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(desk.last(ToOperator.Ended.class).identificationId())
                .isEqualTo(written.identificationId());
        assertThat(page.last(ToApplicant.Result.class).reviewStatus()).isEqualTo("queued");
        assertThat(world.calls.running()).isZero();
    }

    @Test
    void an_end_that_could_not_be_written_down_is_tried_again() {
        String call = goLive();
        world.recorder.refuse(true);
        world.operatorDoor.heard(OPERATOR, new FromOperator.End(null));
        assertThat(world.stores.calls().open()).hasSize(1);

        world.recorder.refuse(false);
        world.pass(Duration.ofSeconds(1));

        assertThat(world.stores.calls().open()).isEmpty();
        assertThat(desk.last(ToOperator.Ended.class).callId()).isEqualTo(call);
    }

    @Test
    void reloading_the_page_joins_again_with_a_new_epoch() {
        String call = goLive();
        FakeLine reloaded = new FakeLine();
        world.engine.close(page.last(ToBoth.Offer.class).sessionId());
        assertThat(desk.last(ToBoth.Peer.class).state()).isEqualTo(PeerState.GONE);

        world.applicantDoor.enter(applicant.id(), reloaded, null);
        assertThat(page.closedWith()).isEqualTo(4409);
        assertThat(reloaded.last(ToApplicant.Welcome.class).callId()).isEqualTo(call);
        world.applicantDoor.heard(applicant.id(), new FromApplicant.Join());
        String session = reloaded.last(ToBoth.Offer.class).sessionId();
        world.applicantDoor.heard(applicant.id(), new FromApplicant.Answer(session, "fine"));

        assertThat(desk.last(ToBoth.Peer.class).state()).isEqualTo(PeerState.CONNECTED);
        List<Integer> epochs =
                world.engine.joined().stream()
                        .filter(joined -> joined.side() == Seat.APPLICANT)
                        .map(FakeMediaEngine.Joined::epoch)
                        .toList();
        assertThat(epochs).hasSize(2).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_break_within_the_window_does_not_end_the_call() {
        goLive();
        String session = page.last(ToBoth.Offer.class).sessionId();
        world.engine.silence(session);
        world.pass(CallWorld.WINDOW.minusSeconds(1));
        world.engine.connect(session);
        world.pass(CallWorld.WINDOW.multipliedBy(2));

        assertThat(world.calls.running()).isEqualTo(1);
    }

    @Test
    void a_break_beyond_the_window_ends_the_call_as_interrupted() {
        String call = goLive();
        String session = page.last(ToBoth.Offer.class).sessionId();
        world.engine.silence(session);
        world.pass(Duration.ofSeconds(30));
        world.engine.close(session);
        world.pass(Duration.ofSeconds(29));
        assertThat(world.calls.running()).isEqualTo(1);

        world.pass(Duration.ofSeconds(1));

        assertThat(desk.last(ToOperator.Ended.class).reason())
                .isEqualTo(EndReason.CONNECTION_INTERRUPTED);
        assertThat(world.jobs.claim(CallBook.COMPOSE).map(Job::payload)).contains(call);
    }

    @Test
    void an_applicant_who_never_connects_ends_the_call_without_a_composition() {
        String call = accept();

        world.pass(CallWorld.WINDOW);

        assertThat(desk.last(ToOperator.Ended.class).reason()).isEqualTo(EndReason.NO_APPLICANT);
        assertThat(world.stores.compositions().find(call)).isEmpty();
        assertThat(world.jobs.claim(CallBook.COMPOSE)).isEmpty();
        assertThat(world.again(applicant).review().status()).isEqualTo(ReviewStatus.INIT);
    }

    @Test
    void the_applicant_may_hang_up() {
        goLive();
        world.applicantDoor.heard(applicant.id(), new FromApplicant.Leave());

        assertThat(desk.last(ToOperator.Ended.class).reason()).isEqualTo(EndReason.APPLICANT_LEFT);
    }

    @Test
    void the_recording_light_shines_every_second_and_the_quality_of_both_is_shown() {
        goLive();
        world.pass(Duration.ofSeconds(3));
        world.engine.measure(page.last(ToBoth.Offer.class).sessionId());

        assertThat(desk.heard().stream().filter(FakeRecorder.LIGHT::equals)).hasSize(3);
        assertThat(desk.last(ToOperator.Quality.class))
                .isEqualTo(new ToOperator.Quality(Seat.APPLICANT, 812, 1.5, 23));
    }

    @Test
    void a_still_that_does_not_arrive_in_time_has_failed() {
        goLive();
        world.operatorDoor.heard(OPERATOR, new FromOperator.TakeStill(StillKind.FRONT_SIDE));
        String still = page.last(ToApplicant.CaptureStill.class).stillId();
        world.pass(Duration.ofSeconds(20));

        assertThat(desk.last(ToOperator.StillProgress.class).state())
                .isEqualTo(ToOperator.StillState.FAILED);
        assertThat(world.calls.arriving(applicant.id(), still)).isEmpty();
    }

    @Test
    void a_still_is_taken_once() {
        goLive();
        world.operatorDoor.heard(OPERATOR, new FromOperator.TakeStill(StillKind.SELFIE));
        String still = page.last(ToApplicant.CaptureStill.class).stillId();

        ExpectedStill expected = world.calls.arriving(applicant.id(), still).orElseThrow();
        assertThat(expected.kind()).isEqualTo(StillKind.SELFIE);
        assertThat(world.calls.arriving(applicant.id(), still)).isEmpty();
        expected.stored(99);
        assertThat(desk.last(ToOperator.StillProgress.class).imageId()).isEqualTo(99);
    }

    @Test
    void stopping_the_server_ends_its_calls() {
        goLive();
        world.calls.close();

        assertThat(page.last(ToApplicant.Ended.class).reason())
                .isEqualTo(EndReason.CONNECTION_INTERRUPTED);
        assertThat(world.stores.calls().open()).isEmpty();
    }

    @Test
    void what_is_said_after_the_end_is_answered_with_call_over() {
        goLive();
        String session = page.last(ToBoth.Offer.class).sessionId();
        world.operatorDoor.heard(OPERATOR, new FromOperator.End("the document has expired"));
        assertThat(desk.last(ToOperator.Ended.class).reason()).isEqualTo(EndReason.ABORTED);

        world.applicantDoor.heard(applicant.id(), new FromApplicant.Answer(session, "late"));
        world.operatorDoor.heard(OPERATOR, new FromOperator.End(null));

        assertThat(page.refusal()).isEqualTo(ErrorCode.CALL_OVER);
        assertThat(desk.refusal()).isEqualTo(ErrorCode.CALL_OVER);
    }

    private String accept() {
        world.operatorDoor.heard(
                OPERATOR, new FromOperator.Accept(world.identificationOf(applicant)));
        return desk.last(ToOperator.CallStarting.class).callId();
    }

    private String goLive() {
        String call = accept();
        world.applicantDoor.heard(
                applicant.id(),
                new FromApplicant.Answer(page.last(ToBoth.Offer.class).sessionId(), "fine"));
        world.operatorDoor.heard(
                OPERATOR,
                new FromOperator.Answer(desk.last(ToBoth.Offer.class).sessionId(), "fine"));
        return call;
    }
}
