package dev.vident.server.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.DomainFixture;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.applicant.Review;
import dev.vident.server.applicant.ReviewAnswer;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.recording.Recording;
import dev.vident.server.storage.BackEnd;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class IdentificationsTest {
    @Parameter BackEnd backEnd;
    DomainFixture domain;
    Applicant applicant;

    @BeforeEach
    void open() {
        domain = new DomainFixture(backEnd.empty());
        applicant = domain.applicant("u-1");
    }

    @Test
    void nobody_queues_without_consent() {
        assertThatThrownBy(() -> domain.identifications.joinQueue(applicant.id()))
                .hasMessage("The applicant has not given consent.");
        assertThat(domain.identifications.waiting()).isEmpty();
    }

    @Test
    void joining_twice_keeps_the_place() {
        Identification joined = join();
        domain.clock.advance(Duration.ofSeconds(9));
        assertThat(join()).isEqualTo(joined);
        assertThat(domain.identifications.waiting()).containsExactly(joined);
    }

    @Test
    void leaving_the_queue_returns_to_init() {
        join();
        domain.identifications.leaveQueue(applicant.id());
        assertThat(domain.identifications.waiting()).isEmpty();
        assertThat(review().status()).isEqualTo(ReviewStatus.INIT);
    }

    @Test
    void of_operators_who_accept_at_once_one_gets_the_call() throws Exception {
        String id = join().id();
        Callable<Boolean> accept =
                () -> {
                    try {
                        domain.identifications.callStarted(id, "Olga");
                        return true;
                    } catch (ProblemException refused) {
                        assertThat(refused.problem().status()).isEqualTo(409);
                        return false;
                    }
                };
        int winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> won : threads.invokeAll(List.of(accept, accept, accept))) {
                winners += won.get() ? 1 : 0;
            }
        }
        assertThat(winners).isEqualTo(1);
    }

    @Test
    void green_is_refused_with_every_blocker_until_the_evidence_is_there() {
        Identification identification = afterCall();
        assertBlocked(identification, "No call has been held.");
        Call call = call(identification);
        domain.stores.calls().insert(call);
        assertBlocked(identification, "Call " + call.id() + " has no recording.");
        domain.stores
                .recordings()
                .insert(Recording.opened(call.id(), call.id(), domain.clock.instant()));
        assertBlocked(identification, "The recording of call " + call.id() + " is not finished.");
        domain.stores.recordings().finish(call.id(), domain.clock.instant(), "ab");
        domain.unreadableCalls.add(call.id());
        assertBlocked(identification, "The recording of call " + call.id() + " cannot be read.");
        domain.unreadableCalls.clear();
        domain.decisions.decide(identification.id(), new Verdict.Green());
        assertThat(review().status()).isEqualTo(ReviewStatus.COMPLETED);
        assertThat(review().result().answer()).isEqualTo(ReviewAnswer.GREEN);
        assertThat(review().reviewedAt()).isEqualTo(domain.clock.instant());
    }

    @Test
    void a_call_that_never_became_live_needs_no_recording() {
        Identification identification = afterCall();
        Call live = call(identification);
        domain.stores.calls().insert(live);
        domain.stores
                .recordings()
                .insert(Recording.opened(live.id(), live.id(), domain.clock.instant()));
        domain.stores.recordings().finish(live.id(), domain.clock.instant(), "ab");
        domain.stores
                .calls()
                .insert(
                        call(identification)
                                .with(
                                        new CallState.Ended(
                                                domain.clock.instant(),
                                                EndReason.NO_APPLICANT,
                                                null,
                                                null)));
        assertThat(domain.decisions.blockers(identification.id())).isEmpty();
    }

    @Test
    void red_needs_a_known_label() {
        Identification identification = afterCall();
        for (List<String> labels : List.of(List.<String>of(), List.of("MADE_UP"))) {
            assertThatThrownBy(() -> domain.decisions.decide(identification.id(), red(labels)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().status()).isEqualTo(400));
        }
        assertThat(review().status()).isEqualTo(ReviewStatus.QUEUED);
    }

    @Test
    void a_retry_begins_the_next_attempt_and_keeps_the_last_one() {
        Identification first = afterCall();
        String attemptId = review().attemptId();
        domain.decisions.decide(first.id(), red(List.of("NOT_ALONE")));
        Identification second = domain.identifications.reset(applicant.id());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(1);
        assertThat(domain.identifications.get(first.id()).state())
                .isEqualTo(new State.Completed(red(List.of("NOT_ALONE"))));
        assertThat(review().attemptCount()).isEqualTo(1);
        assertThat(review().attemptId()).isNotEqualTo(attemptId);
        assertThat(review().status()).isEqualTo(ReviewStatus.INIT);
        assertThat(review().result()).isNull();
        assertThat(join().id()).isEqualTo(second.id());
        assertThat(review().status()).isEqualTo(ReviewStatus.PENDING);
    }

    @Test
    void pages_that_start_again_at_once_begin_one_attempt() throws Exception {
        Identification first = afterCall();
        domain.decisions.decide(first.id(), red(List.of("NOT_ALONE")));
        Callable<String> again = () -> domain.identifications.joinQueue(applicant.id()).id();
        Set<String> joined = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> id : threads.invokeAll(List.of(again, again, again, again))) {
                joined.add(id.get());
            }
        }
        assertThat(joined).hasSize(1).doesNotContain(first.id());
        assertThat(domain.identifications.ofApplicant(applicant.id()).attempt()).isEqualTo(1);
        assertThat(review().attemptCount()).isEqualTo(1);
    }

    @Test
    void the_audit_trail_tells_the_whole_story() {
        Identification first = afterCall();
        domain.identifications.putOnHold(first.id());
        domain.decisions.decide(first.id(), red(List.of("NOT_ALONE")));
        Identification second = join();
        assertThat(domain.events.ofApplicant(applicant.id()))
                .extracting(EventEntry::event)
                .containsExactly(
                        new DomainEvent.ApplicantCreated("video-ident"),
                        new DomainEvent.ConsentGiven(),
                        new DomainEvent.QueueJoined(first.id()),
                        new DomainEvent.CallStarted(first.id(), "Olga"),
                        new DomainEvent.CallEnded(first.id(), "COMPLETED"),
                        new DomainEvent.PutOnHold(first.id()),
                        new DomainEvent.VerdictGiven(
                                first.id(), "RED", List.of("NOT_ALONE"), "RETRY"),
                        new DomainEvent.AttemptBegun(second.id(), 1),
                        new DomainEvent.QueueJoined(second.id()));
    }

    private Identification join() {
        domain.applicants.giveConsent(applicant.id());
        return domain.identifications.joinQueue(applicant.id());
    }

    private Identification afterCall() {
        String id = join().id();
        domain.identifications.callStarted(id, "Olga");
        return domain.identifications.callEnded(id, EndReason.COMPLETED);
    }

    private Review review() {
        return domain.applicants.get(Mode.SANDBOX, applicant.id()).review();
    }

    private void assertBlocked(Identification identification, String blocker) {
        assertThatThrownBy(() -> domain.decisions.decide(identification.id(), new Verdict.Green()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(new Problem.NotApprovable(List.of(blocker))));
        assertThat(domain.identifications.get(identification.id()).state())
                .isEqualTo(new State.Queued(EndReason.COMPLETED));
    }

    private Call call(Identification identification) {
        return new Call(
                domain.ids.next(),
                identification.id(),
                identification.applicantId(),
                identification.inspectionId(),
                identification.mode(),
                domain.ids.next(),
                "Olga",
                new CallState.Ended(
                        domain.clock.instant(), EndReason.COMPLETED, domain.clock.instant(), null),
                domain.clock.instant());
    }

    private static Verdict red(List<String> labels) {
        return new Verdict.Red(labels, RejectType.RETRY, "Please be alone.", "brother");
    }
}
