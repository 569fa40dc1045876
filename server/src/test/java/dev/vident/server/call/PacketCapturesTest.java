package dev.vident.server.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.media.capture.CaptureDirection;
import dev.vident.media.capture.PacketCapture;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.EventEntry;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.recording.CaptureEnd;
import dev.vident.server.recording.CaptureLimits;
import dev.vident.server.recording.CaptureStatus;
import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PacketCapturesTest {
    private static final DeskSeat OPERATOR = new DeskSeat("a".repeat(24), "Mary Smith");
    private static final String SUPERVISOR = "Sue Clark";

    @TempDir Path folder;
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private CallWorld world;
    private Applicant applicant;
    private String call;

    @BeforeEach
    void holdACall() {
        world = new CallWorld(folder, Runnable::run, writers);
        applicant = world.consentingApplicant("u-1");
        FakeLine desk = new FakeLine();
        world.operatorDoor.enter(OPERATOR, desk);
        world.operatorDoor.heard(OPERATOR, new FromOperator.Online());
        world.applicantDoor.enter(applicant.id(), new FakeLine(), null);
        world.applicantDoor.heard(applicant.id(), new FromApplicant.Join());
        world.operatorDoor.heard(
                OPERATOR, new FromOperator.Accept(world.identificationOf(applicant)));
        call = desk.last(ToOperator.CallStarting.class).callId();
    }

    @AfterEach
    void close() {
        world.close();
        writers.close();
    }

    private void feed(int packets) {
        PacketCapture capture = world.engine.capture(call).orElseThrow();
        byte[] report = new byte[200];
        for (int i = 0; i < packets; i++) {
            capture.ofParticipant("applicant")
                    .rtcp(CaptureDirection.SENT, report, 0, report.length, i);
        }
    }

    private List<DomainEvent> audited() {
        return world.events.ofApplicant(applicant.id()).stream()
                .map(EventEntry::event)
                .filter(event ->
                        event instanceof DomainEvent.CaptureStarted
                                || event instanceof DomainEvent.CaptureEnded)
                .toList();
    }

    /// Waits until the end of a capture is written down.
    private CaptureStatus end(CaptureEnd why) throws InterruptedException {
        DomainEvent wanted = new DomainEvent.CaptureEnded(call, 1, why.name(), null);
        while (!audited().contains(wanted) || !world.engine.capture(call).isEmpty()) {
            Thread.sleep(5);
        }
        return world.captures.ofCall(call).getFirst();
    }

    private static void assertRefused(ThrowingCallable action, Class<? extends Problem> as) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isInstanceOf(as));
    }

    @Test
    void a_call_nobody_wants_captured_is_not() {
        assertThat(world.engine.capture(call)).isEmpty();
        assertThat(world.captures.all()).isEmpty();
        assertThat(world.archive.folder(call).path()).doesNotExist();
    }

    @Test
    void who_starts_and_who_stops_is_written_down() throws IOException {
        CaptureStatus started = world.captures.start(call, SUPERVISOR);
        assertThat(started.endedAt()).isNull();
        feed(10);
        CaptureStatus stopped = world.captures.stop(call, started.number(), "Tim Ash");

        assertThat(stopped.end()).isEqualTo(CaptureEnd.STOPPED);
        assertThat(stopped.packets()).isEqualTo(10);
        assertThat(world.engine.capture(call)).isEmpty();
        assertThat(audited())
                .containsExactly(
                        new DomainEvent.CaptureStarted(call, 1, SUPERVISOR),
                        new DomainEvent.CaptureEnded(call, 1, "STOPPED", "Tim Ash"));
        try (var file = world.captures.open(call, 1)) {
            assertThat(file.size()).isEqualTo(stopped.bytes());
        }
        assertThat(world.captures.stop(call, 1, SUPERVISOR)).as("again").isEqualTo(stopped);
        assertThat(world.captures.start(call, SUPERVISOR).number()).isEqualTo(2);
    }

    @Test
    void a_capture_ends_with_the_call() throws Exception {
        world.captures.start(call, SUPERVISOR);
        feed(3);
        world.operatorDoor.heard(OPERATOR, new FromOperator.End("done"));

        assertThat(end(CaptureEnd.CALL_ENDED).packets()).isEqualTo(3);
        assertRefused(() -> world.captures.start(call, SUPERVISOR), Problem.Conflict.class);
    }

    @Test
    void a_capture_ends_at_its_limits_and_the_call_goes_on() throws Exception {
        world.captures.start(call, SUPERVISOR);
        feed(1_000);
        assertThat(end(CaptureEnd.SIZE_LIMIT).bytes())
                .isLessThanOrEqualTo(CallWorld.CAPTURE_LIMITS.bytes());
        assertThat(world.stores.calls().find(call).orElseThrow().ended()).isFalse();
    }

    @Test
    void a_capture_ends_when_its_time_is_over() throws Exception {
        world.captures.start(call, SUPERVISOR);
        world.clock.advance(CallWorld.CAPTURE_LIMITS.duration());

        assertThat(end(CaptureEnd.TIME_LIMIT).packets()).isZero();
    }

    @Test
    void a_capture_ends_with_the_server() {
        world.captures.start(call, SUPERVISOR);
        world.captures.close();

        assertThat(world.captures.ofCall(call).getFirst().end())
                .isEqualTo(CaptureEnd.SERVER_STOPPED);
    }

    @Test
    void what_cannot_be_captured_is_refused() {
        assertRefused(() -> world.captures.start("nosuch", SUPERVISOR), Problem.NotFound.class);
        assertRefused(() -> world.captures.stop(call, 1, SUPERVISOR), Problem.NotFound.class);
        assertRefused(() -> world.captures.open(call, 1), Problem.NotFound.class);
        world.captures.start(call, SUPERVISOR);
        assertRefused(() -> world.captures.start(call, SUPERVISOR), Problem.Conflict.class);
        assertThat(world.captures.all()).hasSize(1);
    }

    @Test
    void captures_can_be_switched_off_for_good() {
        CaptureLimits none = new CaptureLimits(0, Duration.ofMinutes(1), Duration.ofDays(1));
        assertRefused(() -> captures(none).start(call, SUPERVISOR), Problem.Conflict.class);
        assertThat(world.archive.folder(call).path()).doesNotExist();
    }

    @Test
    void when_the_engine_refuses_nothing_is_left() throws IOException {
        world.engine.beBusy(true);
        assertRefused(() -> world.captures.start(call, SUPERVISOR), Problem.Conflict.class);
        assertThat(world.archive.folder(call).captures()).isEmpty();
        assertThat(audited()).isEmpty();

        world.engine.beBusy(false);
        assertThat(world.captures.start(call, SUPERVISOR).number()).isEqualTo(1);
    }

    @Test
    void a_disk_that_refuses_is_told_and_the_call_goes_on() throws IOException {
        Files.createDirectories(folder.resolve("recordings"));
        Files.writeString(world.archive.folder(call).path(), "in the way");

        assertThatThrownBy(() -> world.captures.start(call, SUPERVISOR))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().description())
                                        .startsWith("The disk does not take a capture"));
        assertThat(world.stores.calls().find(call).orElseThrow().ended()).isFalse();
    }

    @Test
    void captures_of_an_earlier_run_are_found_and_deleted_when_they_are_old() throws IOException {
        world.captures.start(call, SUPERVISOR);
        feed(5);
        world.captures.stop(call, 1, SUPERVISOR);
        RecordingFolder recording = world.archive.folder(call);
        Path file = recording.capture(1);
        Files.setLastModifiedTime(file, FileTime.from(world.clock.instant()));
        PacketCaptures later = captures(CallWorld.CAPTURE_LIMITS);
        assertThat(later.all()).isEmpty();

        later.sweep();
        assertThat(later.ofCall(call))
                .singleElement()
                .extracting(CaptureStatus::number, CaptureStatus::packets)
                .containsExactly(1, null);
        world.clock.advance(CallWorld.CAPTURE_LIMITS.retention().plusSeconds(1));
        later.sweep();
        assertThat(later.all()).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(recording.path()).exists();
    }

    @Test
    void what_was_deleted_with_its_call_is_forgotten() throws IOException {
        world.captures.start(call, SUPERVISOR);
        world.captures.stop(call, 1, SUPERVISOR);
        RecordingFolder recording = world.archive.folder(call);
        Files.delete(recording.capture(1));
        Files.delete(recording.path());

        assertRefused(() -> world.captures.open(call, 1), Problem.NotFound.class);
        world.captures.sweep();
        assertThat(world.captures.all()).isEmpty();
    }

    private PacketCaptures captures(CaptureLimits limits) {
        return new PacketCaptures(
                world.engine::capture,
                world.archive,
                world.stores.calls(),
                world.events,
                world.stores.transactions(),
                limits,
                world.clock,
                writers);
    }
}
