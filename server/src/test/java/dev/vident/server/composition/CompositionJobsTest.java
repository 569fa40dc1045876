package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import dev.vident.server.event.Events;
import dev.vident.server.event.EventsInMemory;
import dev.vident.server.job.Jobs;
import dev.vident.server.job.JobsInMemory;
import dev.vident.server.job.Waiting;
import dev.vident.server.platform.BlobsInMemory;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.TransactionsInMemory;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingFolder;
import dev.vident.server.recording.RecordingKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositionJobsTest {
    private static final String CALL = "c1";
    private static final String APPLICANT = "a1";

    @TempDir Path folder;

    private final ManualClock clock = new ManualClock(Instant.ofEpochSecond(1_700_000_000));
    private final TransactionsInMemory transactions = new TransactionsInMemory();
    private final CompositionsInMemory compositions = new CompositionsInMemory(transactions);
    private final EventsInMemory events = new EventsInMemory(transactions);
    private final BlobsInMemory blobs = new BlobsInMemory();
    private final List<String> answersRewritten = new ArrayList<>();
    private final Jobs jobs =
            new Jobs(new JobsInMemory(transactions), new Ids(clock, Randomness.secure()), clock);
    private final CompositionBook book =
            new CompositionBook(
                    compositions,
                    jobs,
                    new Events(events, clock),
                    answersRewritten::add,
                    transactions,
                    clock);

    @BeforeEach
    void aCallWasRecorded() {
        compositions.insert(
                Composition.recorded(CALL, "m1", APPLICANT, "i1", Mode.SANDBOX, clock.instant()));
        jobs.enqueue("compose", CALL);
    }

    @Test
    void a_call_is_rendered_stored_and_written_down() throws Exception {
        assertThat(jobsWith(this::render).doNext()).isTrue();
        CompositionState.Ready ready = ready();
        assertThat(ready.durationSeconds()).isEqualTo(7);
        assertThat(ready.sizeBytes()).isEqualTo(5);
        assertThat(blobs.size(ready.blobKey())).hasValue(5);
        assertThat(ready.sha256())
                .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        assertThat(eventsWritten())
                .containsExactly(
                        new DomainEvent.CompositionStarted(CALL),
                        new DomainEvent.CompositionCompleted(CALL, "m1", 7));
        assertThat(answersRewritten).containsExactly(APPLICANT, APPLICANT);
        assertThat(jobsWith(this::render).doNext()).isFalse();
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void a_failure_is_tried_again_later_and_given_up_in_the_end() throws Exception {
        Renderer failing =
                (_, _, _) -> {
                    throw new CompositionFailure("ffmpeg: exit status 1", true);
                };
        int attempts = 0;
        for (Duration wait : Retries.AFTER_FAILURE) {
            assertThat(jobsWith(failing).doNext()).isTrue();
            assertThat(state()).isInstanceOf(CompositionState.Rendering.class);
            attempts++;
            assertThat(book.waiting(CALL))
                    .contains(
                            new Waiting(
                                    attempts, "ffmpeg: exit status 1", clock.instant().plus(wait)));
            assertThat(jobsWith(failing).doNext()).isFalse();
            clock.advance(wait);
        }
        assertThat(jobsWith(failing).doNext()).isTrue();
        assertThat(state())
                .isEqualTo(new CompositionState.Failed(clock.instant(), "ffmpeg: exit status 1"));
        assertThat(eventsWritten())
                .containsExactly(
                        new DomainEvent.CompositionStarted(CALL),
                        new DomainEvent.CompositionFailed(CALL, "ffmpeg: exit status 1"));
        clock.advance(Duration.ofDays(1));
        assertThat(jobsWith(failing).doNext()).isFalse();
    }

    @Test
    void what_failed_can_be_asked_for_again() throws Exception {
        jobsWith(
                        (_, _, _) -> {
                            throw new CompositionFailure("nothing to play", false);
                        })
                .doNext();
        assertThat(state()).isInstanceOf(CompositionState.Failed.class);
        assertThat(book.again(CALL)).isTrue();
        assertThat(jobsWith(this::render).doNext()).isTrue();
        assertThat(ready().durationSeconds()).isEqualTo(7);
        assertThat(book.again(CALL)).isFalse();
    }

    @Test
    void a_worker_that_died_is_followed_by_another_one() throws Exception {
        dies();
        assertThat(jobsWith(this::render).doNext()).isFalse();
        clock.advance(Jobs.CLAIM_EXPIRES_AFTER.plusSeconds(1));
        assertThat(jobsWith(this::render).doNext()).isTrue();
        assertThat(ready().durationSeconds()).isEqualTo(7);
    }

    @Test
    void a_worker_whose_job_was_taken_over_changes_nothing() throws Exception {
        Renderer slow =
                (recording, target, progress) -> {
                    clock.advance(Jobs.CLAIM_EXPIRES_AFTER.plusSeconds(1));
                    assertThat(jobsWith(this::render).doNext()).isTrue();
                    write(target, "other bytes");
                    return new RenderedVideo(target, clock.instant(), 99, facts());
                };
        jobsWith(slow).doNext();
        assertThat(ready().durationSeconds()).isEqualTo(7);
        assertThat(eventsWritten()).hasSize(2);
    }

    @Test
    void closing_the_workers_cancels_the_rendering_and_leaves_the_job_due() throws Exception {
        CountDownLatch rendering = new CountDownLatch(1);
        Renderer endless =
                (_, _, _) -> {
                    rendering.countDown();
                    new CountDownLatch(1).await();
                    throw new AssertionError("unreachable");
                };
        try (CompositionWorkers workers = CompositionWorkers.start(jobsWith(endless), 2)) {
            workers.wakeUp();
            rendering.await();
        }
        assertThat(state()).isInstanceOf(CompositionState.Rendering.class);
        assertThat(jobsWith(this::render).doNext()).isTrue();
        assertThat(ready().durationSeconds()).isEqualTo(7);
    }

    @Test
    void a_server_killed_again_and_again_while_it_renders_renders_in_the_end() throws Exception {
        for (int i = 0; i < 5; i++) {
            dies();
            clock.advance(Jobs.CLAIM_EXPIRES_AFTER.plusSeconds(1));
        }
        assertThat(jobsWith(this::render).doNext()).as("found dead").isTrue();
        assertThat(book.waiting(CALL))
                .contains(
                        new Waiting(
                                5,
                                "every worker that tried it died, 5 so far",
                                clock.instant().plus(Duration.ofMinutes(1))));
        assertThat(jobsWith(this::render).doNext()).as("left alone").isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(jobsWith(this::render).doNext()).isTrue();
        assertThat(ready().durationSeconds()).isEqualTo(7);
    }

    @Test
    void a_death_is_not_a_failure() throws Exception {
        for (int i = 0; i < 4; i++) {
            dies();
            clock.advance(Jobs.CLAIM_EXPIRES_AFTER.plusSeconds(1));
        }
        jobsWith(
                        (_, _, _) -> {
                            throw new CompositionFailure("ffmpeg: exit status 1", true);
                        })
                .doNext();
        assertThat(book.waiting(CALL).orElseThrow().notBefore())
                .isEqualTo(clock.instant().plus(Retries.AFTER_FAILURE.getFirst()));
        clock.advance(Retries.AFTER_FAILURE.getFirst());
        assertThat(jobsWith(this::render).doNext()).isTrue();
        assertThat(ready().durationSeconds()).isEqualTo(7);
    }

    @Test
    void a_job_that_takes_its_workers_with_it_is_tried_ever_more_rarely_and_given_up_in_the_end()
            throws Exception {
        Instant begun = clock.instant();
        for (Duration pause : Retries.AFTER_DEATH) {
            dies();
            clock.advance(Jobs.CLAIM_EXPIRES_AFTER.plusSeconds(1));
            if (pause.isPositive()) {
                assertThat(jobsWith(this::render).doNext()).as("found dead").isTrue();
                clock.advance(pause);
            }
        }
        dies();
        clock.advance(Jobs.CLAIM_EXPIRES_AFTER.plusSeconds(1));
        assertThat(jobsWith(this::render).doNext()).isTrue();
        assertThat(state())
                .isEqualTo(
                        new CompositionState.Failed(
                                clock.instant(), "every worker that tried it died, 12 so far"));
        assertThat(Duration.between(begun, clock.instant()))
                .isBetween(Duration.ofHours(8), Duration.ofHours(10));
        assertThat(book.again(CALL)).isTrue();
        assertThat(jobsWith(this::render).doNext()).isTrue();
        assertThat(ready().durationSeconds()).isEqualTo(7);
    }

    @Test
    void cancelling_ends_the_rendering_and_says_so() throws Exception {
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Renderer endless =
                (_, _, _) -> {
                    rendering.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        ended.countDown();
                    }
                    throw new AssertionError("unreachable");
                };
        CompositionJobs doing = jobsWith(endless);
        try (CompositionWorkers workers = CompositionWorkers.start(doing, 1)) {
            workers.wakeUp();
            rendering.await();
            assertThat(doing.cancel(CALL, "cancelled at the desk")).isTrue();
            ended.await();
        }
        assertThat(state())
                .isEqualTo(new CompositionState.Failed(clock.instant(), "cancelled at the desk"));
        assertThat(doing.cancel(CALL, "cancelled at the desk")).isFalse();
        assertThat(doing.doNext()).isFalse();
        assertThat(book.again(CALL)).isTrue();
        assertThat(jobsWith(this::render).doNext()).isTrue();
        assertThat(doing.cancel(CALL, "too late")).isFalse();
    }

    /// One attempt whose worker dies in the middle of it.
    private void dies() {
        Renderer dying =
                (_, _, _) -> {
                    throw new StackOverflowError("as good as kill -9");
                };
        assertThatThrownBy(() -> jobsWith(dying).doNext()).isInstanceOf(StackOverflowError.class);
    }

    private CompositionJobs jobsWith(Renderer renderer) {
        return new CompositionJobs(
                jobs,
                book,
                renderer,
                new RecordingArchive(folder.resolve("recordings"), RecordingKeys.NONE, clock),
                blobs,
                folder.resolve("work"),
                CompositionListener.none(),
                clock);
    }

    private RenderedVideo render(RecordingFolder recording, Path target, DoubleConsumer progress) {
        assertThat(recording.isFinished()).isTrue();
        write(target, "hello");
        progress.accept(1);
        return new RenderedVideo(target, clock.instant(), 7, facts());
    }

    private static MediaFacts facts() {
        return new MediaFacts(7, List.of());
    }

    private static void write(Path target, String content) {
        try {
            Files.writeString(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CompositionState state() {
        return compositions.find(CALL).orElseThrow().state();
    }

    private CompositionState.Ready ready() {
        return (CompositionState.Ready) state();
    }

    private List<DomainEvent> eventsWritten() {
        return events.ofApplicant(APPLICANT).stream().map(EventEntry::event).toList();
    }
}
