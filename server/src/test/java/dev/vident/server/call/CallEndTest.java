package dev.vident.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import dev.vident.server.identification.EndReason;
import dev.vident.server.job.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a call breaks, comes back and ends, in virtual time.
class CallEndTest {
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
    void ending_writes_down_the_recording_the_end_the_event_and_the_job() {
        String call = meeting.goLive();
        meeting.world.pass(Duration.ofSeconds(5));

        meeting.world.operatorDoor.heard(Meeting.OPERATOR, new FromOperator.End(null));

        assertThat(meeting.world.engine.closedRooms()).containsExactly(call);
        assertThat(meeting.world.recorder.sealed()).containsExactly(call);
        Call written = meeting.world.stores.calls().find(call).orElseThrow();
        assertThat(written.state())
                .isInstanceOfSatisfying(
                        CallState.Ended.class,
                        ended -> {
                            assertThat(ended.reason()).isEqualTo(EndReason.COMPLETED);
                            assertThat(ended.liveSince()).isNotNull();
                        });
        assertThat(meeting.world.stores.recordings().find(call).orElseThrow().manifestSha256())
                .isEqualTo(FakeRecorder.MANIFEST);
        assertThat(meeting.world.stores.compositions().find(call).orElseThrow().state())
                .isEqualTo(new CompositionState.Recorded());
        assertThat(meeting.world.jobs.claim(CallBook.COMPOSE).map(Job::payload)).contains(call);
        assertThat(meeting.world.again(meeting.applicant).review().status())
                .isEqualTo(ReviewStatus.QUEUED);
        assertThat(
                        meeting.world.events.ofApplicant(meeting.applicant.id()).stream()
                                .map(EventEntry::event))
                .contains(
                        new DomainEvent.CallStarted(written.identificationId(), "Mary Smith"),
                        new DomainEvent.RecordingFinished(call, FakeRecorder.MANIFEST),
                        new DomainEvent.CallEnded(written.identificationId(), "COMPLETED"));
        assertThat(meeting.page.last(ToApplicant.Ended.class).reason())
                .isEqualTo(EndReason.COMPLETED);
        assertThat(meeting.desk.last(ToOperator.Ended.class).identificationId())
                .isEqualTo(written.identificationId());
        assertThat(meeting.page.last(ToApplicant.Result.class).reviewStatus()).isEqualTo("queued");
        assertThat(meeting.world.calls.running()).isZero();
    }

    @Test
    void an_end_that_could_not_be_written_down_is_tried_again() {
        String call = meeting.goLive();
        meeting.world.recorder.refuse(true);
        meeting.world.operatorDoor.heard(Meeting.OPERATOR, new FromOperator.End(null));
        assertThat(meeting.world.stores.calls().open()).hasSize(1);

        meeting.world.recorder.refuse(false);
        meeting.world.pass(Duration.ofSeconds(1));

        assertThat(meeting.world.stores.calls().open()).isEmpty();
        assertThat(meeting.desk.last(ToOperator.Ended.class).callId()).isEqualTo(call);
    }

    @Test
    void reloading_the_page_joins_again_with_a_new_epoch() {
        String call = meeting.goLive();
        FakeLine reloaded = new FakeLine();
        meeting.world.engine.close(meeting.page.last(ToBoth.Offer.class).sessionId());
        assertThat(meeting.desk.last(ToBoth.Peer.class).state()).isEqualTo(PeerState.GONE);

        meeting.world.applicantDoor.enter(meeting.applicant.id(), reloaded, null);
        assertThat(meeting.page.closedWith()).isEqualTo(4409);
        assertThat(reloaded.last(ToApplicant.Welcome.class).callId()).isEqualTo(call);
        meeting.world.applicantDoor.heard(meeting.applicant.id(), new FromApplicant.Join());
        String session = reloaded.last(ToBoth.Offer.class).sessionId();
        meeting.world.applicantDoor.heard(
                meeting.applicant.id(), new FromApplicant.Answer(session, "fine"));

        assertThat(meeting.desk.last(ToBoth.Peer.class).state()).isEqualTo(PeerState.CONNECTED);
        List<Integer> epochs =
                meeting.world.engine.joined().stream()
                        .filter(joined -> joined.side() == Seat.APPLICANT)
                        .map(FakeMediaEngine.Joined::epoch)
                        .toList();
        assertThat(epochs).hasSize(2).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_break_within_the_window_does_not_end_the_call() {
        meeting.goLive();
        String session = meeting.page.last(ToBoth.Offer.class).sessionId();
        meeting.world.engine.silence(session);
        meeting.world.pass(CallWorld.WINDOW.minusSeconds(1));
        meeting.world.engine.connect(session);
        meeting.world.pass(CallWorld.WINDOW.multipliedBy(2));

        assertThat(meeting.world.calls.running()).isEqualTo(1);
    }

    @Test
    void a_break_beyond_the_window_ends_the_call_as_interrupted() {
        String call = meeting.goLive();
        String session = meeting.page.last(ToBoth.Offer.class).sessionId();
        meeting.world.engine.silence(session);
        meeting.world.pass(Duration.ofSeconds(30));
        meeting.world.engine.close(session);
        meeting.world.pass(Duration.ofSeconds(29));
        assertThat(meeting.world.calls.running()).isEqualTo(1);

        meeting.world.pass(Duration.ofSeconds(1));

        assertThat(meeting.desk.last(ToOperator.Ended.class).reason())
                .isEqualTo(EndReason.CONNECTION_INTERRUPTED);
        assertThat(meeting.world.jobs.claim(CallBook.COMPOSE).map(Job::payload)).contains(call);
    }

    @Test
    void an_applicant_who_never_connects_ends_the_call_without_a_composition() {
        String call = meeting.accept();

        meeting.world.pass(CallWorld.WINDOW);

        assertThat(meeting.desk.last(ToOperator.Ended.class).reason())
                .isEqualTo(EndReason.NO_APPLICANT);
        assertThat(meeting.world.stores.compositions().find(call)).isEmpty();
        assertThat(meeting.world.jobs.claim(CallBook.COMPOSE)).isEmpty();
        assertThat(meeting.world.again(meeting.applicant).review().status())
                .isEqualTo(ReviewStatus.INIT);
    }

    @Test
    void the_applicant_may_hang_up() {
        meeting.goLive();
        meeting.world.applicantDoor.heard(meeting.applicant.id(), new FromApplicant.Leave());

        assertThat(meeting.desk.last(ToOperator.Ended.class).reason())
                .isEqualTo(EndReason.APPLICANT_LEFT);
    }

    @Test
    void stopping_the_server_ends_its_calls() {
        meeting.goLive();
        meeting.world.calls.close();

        assertThat(meeting.page.last(ToApplicant.Ended.class).reason())
                .isEqualTo(EndReason.CONNECTION_INTERRUPTED);
        assertThat(meeting.world.stores.calls().open()).isEmpty();
    }

    @Test
    void what_is_said_after_the_end_is_answered_with_call_over() {
        meeting.goLive();
        String session = meeting.page.last(ToBoth.Offer.class).sessionId();
        meeting.world.operatorDoor.heard(
                Meeting.OPERATOR, new FromOperator.End("the document has expired"));
        assertThat(meeting.desk.last(ToOperator.Ended.class).reason()).isEqualTo(EndReason.ABORTED);

        meeting.world.applicantDoor.heard(
                meeting.applicant.id(), new FromApplicant.Answer(session, "late"));
        meeting.world.operatorDoor.heard(Meeting.OPERATOR, new FromOperator.End(null));

        assertThat(meeting.page.refusal()).isEqualTo(ErrorCode.CALL_OVER);
        assertThat(meeting.desk.refusal()).isEqualTo(ErrorCode.CALL_OVER);
    }
}
