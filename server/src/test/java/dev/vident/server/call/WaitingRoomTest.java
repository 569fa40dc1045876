package dev.vident.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.identification.EndReason;
import dev.vident.server.identification.State;
import dev.vident.server.job.Job;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Waiting, choosing, and what a restart leaves of both.
class WaitingRoomTest {
    private static final DeskSeat MARY = new DeskSeat("a".repeat(24), "Mary Smith");
    private static final DeskSeat JOHN = new DeskSeat("b".repeat(24), "John Brown");

    @TempDir Path folder;
    private CallWorld world;
    private final FakeLine mary = new FakeLine();
    private final FakeLine john = new FakeLine();

    @BeforeEach
    void open() {
        world = new CallWorld(folder, Runnable::run);
        enter(MARY, mary);
        enter(JOHN, john);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void positions_move_up_when_somebody_leaves() {
        Applicant first = world.consentingApplicant("u-1");
        Applicant second = world.consentingApplicant("u-2");
        join(first);
        FakeLine page = join(second);
        assertThat(page.last(ToApplicant.Queued.class).position()).isEqualTo(2);

        world.applicantDoor.heard(first.id(), new FromApplicant.Leave());

        assertThat(page.last(ToApplicant.Queued.class).position()).isEqualTo(1);
        assertThat(world.again(first).review().status()).isEqualTo(ReviewStatus.INIT);
    }

    @Test
    void of_two_operators_who_accept_one_gets_the_applicant() {
        Applicant applicant = world.consentingApplicant("u-1");
        join(applicant);
        String identification = world.identificationOf(applicant);

        world.operatorDoor.heard(JOHN, new FromOperator.Accept(identification));
        world.operatorDoor.heard(MARY, new FromOperator.Accept(identification));

        assertThat(john.last(ToOperator.CallStarting.class).applicantId())
                .isEqualTo(applicant.id());
        assertThat(mary.refusal()).isEqualTo(ErrorCode.ALREADY_TAKEN);
        assertThat(world.calls.running()).isEqualTo(1);
    }

    @Test
    void an_operator_holds_one_call_at_a_time() {
        Applicant first = world.consentingApplicant("u-1");
        Applicant second = world.consentingApplicant("u-2");
        join(first);
        join(second);
        world.operatorDoor.heard(MARY, new FromOperator.Accept(world.identificationOf(first)));

        world.operatorDoor.heard(MARY, new FromOperator.Accept(world.identificationOf(second)));

        assertThat(mary.refusal()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(john.last(ToOperator.Queue.class).entries()).hasSize(1);
    }

    @Test
    void a_place_is_kept_while_the_page_reconnects_and_lost_after_the_grace_period() {
        Applicant applicant = world.consentingApplicant("u-1");
        FakeLine page = join(applicant);
        world.applicantDoor.lost(applicant.id(), page);
        world.pass(CallWorld.GRACE.minusSeconds(1));
        assertThat(mary.last(ToOperator.Queue.class).entries()).hasSize(1);

        FakeLine back = join(applicant);
        assertThat(back.last(ToApplicant.Queued.class).position()).isEqualTo(1);
        world.applicantDoor.lost(applicant.id(), back);
        world.pass(CallWorld.GRACE);

        assertThat(mary.last(ToOperator.Queue.class).entries()).isEmpty();
        assertThat(world.again(applicant).review().status()).isEqualTo(ReviewStatus.INIT);
    }

    @Test
    void an_older_connection_that_closes_late_does_not_cost_the_place() {
        Applicant applicant = world.consentingApplicant("u-1");
        FakeLine older = join(applicant);
        join(applicant);

        world.applicantDoor.lost(applicant.id(), older);
        world.pass(CallWorld.GRACE.multipliedBy(2));

        assertThat(mary.last(ToOperator.Queue.class).entries()).hasSize(1);
    }

    @Test
    void an_offline_operator_hears_nothing_of_the_queue() {
        world.operatorDoor.heard(JOHN, new FromOperator.Offline());
        int heard = john.heard().size();

        join(world.consentingApplicant("u-1"));

        assertThat(john.heard()).hasSize(heard);
        assertThat(mary.last(ToOperator.Queue.class).entries()).hasSize(1);
    }

    @Test
    void a_restart_ends_open_calls_as_interrupted_and_has_them_composed() {
        Applicant applicant = world.consentingApplicant("u-1");
        FakeLine page = join(applicant);
        world.operatorDoor.heard(MARY, new FromOperator.Accept(world.identificationOf(applicant)));
        world.engine.connect(page.last(ToBoth.Offer.class).sessionId());
        world.engine.connect(mary.last(ToBoth.Offer.class).sessionId());
        String call = mary.last(ToOperator.CallStarting.class).callId();
        world.close();

        world = new CallWorld(folder, Runnable::run);
        assertThat(world.calls.recoverAfterRestart()).isEqualTo(1);

        assertThat(world.recorder.sealed()).containsExactly(call);
        assertThat(world.stores.calls().find(call).orElseThrow().state())
                .isInstanceOfSatisfying(
                        CallState.Ended.class,
                        ended ->
                                assertThat(ended.reason())
                                        .isEqualTo(EndReason.CONNECTION_INTERRUPTED));
        assertThat(world.jobs.claim(CallBook.COMPOSE).map(Job::payload)).contains(call);
        assertThat(world.again(applicant).review().status()).isEqualTo(ReviewStatus.QUEUED);
        assertThat(world.calls.recoverAfterRestart()).isZero();
    }

    @Test
    void a_restart_keeps_the_places_of_those_who_come_back_in_time() {
        Applicant returning = world.consentingApplicant("u-1");
        Applicant vanished = world.consentingApplicant("u-2");
        join(returning);
        join(vanished);
        world.close();

        world = new CallWorld(folder, Runnable::run);
        world.lobby.recoverAfterRestart();
        enter(MARY, mary);
        assertThat(mary.last(ToOperator.Queue.class).entries()).hasSize(2);
        join(returning);
        world.pass(CallWorld.GRACE);

        assertThat(mary.last(ToOperator.Queue.class).entries())
                .extracting(QueueEntry::applicantId)
                .containsExactly(returning.id());
        assertThat(world.identifications.ofApplicant(vanished.id()).state())
                .isEqualTo(new State.Init());
    }

    @Test
    void after_a_call_waiting_times_are_estimated() {
        Applicant first = world.consentingApplicant("u-1");
        FakeLine page = join(first);
        world.operatorDoor.heard(MARY, new FromOperator.Accept(world.identificationOf(first)));
        world.engine.connect(page.last(ToBoth.Offer.class).sessionId());
        world.engine.connect(mary.last(ToBoth.Offer.class).sessionId());
        world.pass(Duration.ofSeconds(180));
        world.operatorDoor.heard(MARY, new FromOperator.End(null));
        world.operatorDoor.heard(JOHN, new FromOperator.Offline());

        join(world.consentingApplicant("u-2"));
        FakeLine third = join(world.consentingApplicant("u-3"));

        assertThat(third.last(ToApplicant.Queued.class)).isEqualTo(new ToApplicant.Queued(2, 180L));
    }

    private void enter(DeskSeat seat, FakeLine line) {
        world.operatorDoor.enter(seat, line);
        world.operatorDoor.heard(seat, new FromOperator.Online());
    }

    private FakeLine join(Applicant applicant) {
        FakeLine page = new FakeLine();
        world.applicantDoor.enter(applicant.id(), page, null);
        world.applicantDoor.heard(applicant.id(), new FromApplicant.Join());
        return page;
    }
}
