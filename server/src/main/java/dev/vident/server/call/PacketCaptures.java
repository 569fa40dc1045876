package dev.vident.server.call;

import dev.vident.media.capture.PacketCapture;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Repeated;
import dev.vident.server.platform.Transactions;
import dev.vident.server.recording.CaptureEnd;
import dev.vident.server.recording.CaptureFile;
import dev.vident.server.recording.CaptureLimits;
import dev.vident.server.recording.CaptureShelf;
import dev.vident.server.recording.CaptureStatus;
import dev.vident.server.recording.RecordingArchive;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Packet captures of running calls, for supervisors (ADR 43). A call is captured only while
/// somebody wants it, at most once at a time; who starts and who stops is written into the audit
/// trail. What goes wrong with a capture ends the capture, never the call. Thread-safe.
public final class PacketCaptures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PacketCaptures.class);
    private static final long ENGINE_SECONDS_MAX = 2;
    private static final long WRITING_SECONDS_MAX = 5;
    private static final Duration SWEPT_EVERY = Duration.ofMinutes(10);

    private final Engine engine;
    private final RecordingArchive archive;
    private final CallStore calls;
    private final Events events;
    private final Transactions transactions;
    private final CaptureLimits limits;
    private final InstantSource clock;
    private final Executor threads;
    private final Map<String, CaptureFile> running = new ConcurrentHashMap<>();
    private final CaptureShelf shelf;

    /// The switch in the media engine.
    @FunctionalInterface
    public interface Engine {
        /// Shows the packets of a room to a capture from now on; null for none.
        CompletableFuture<@Nullable Void> capture(String room, @Nullable PacketCapture capture);
    }

    /// @param threads where captures are written, each on one; virtual threads
    public PacketCaptures(
            Engine engine,
            RecordingArchive archive,
            CallStore calls,
            Events events,
            Transactions transactions,
            CaptureLimits limits,
            InstantSource clock,
            Executor threads) {
        this.engine = engine;
        this.archive = archive;
        this.calls = calls;
        this.events = events;
        this.transactions = transactions;
        this.limits = limits;
        this.clock = clock;
        this.threads = threads;
        this.shelf = new CaptureShelf(archive, limits.retention(), clock);
    }

    /// Begins to delete what is older than it may get, also what earlier runs of the server left.
    public Repeated startSweeping() {
        return Repeated.start("removing old packet captures", SWEPT_EVERY, this::sweep);
    }

    /// Starts to capture a running call.
    ///
    /// @param operatorName who wants it
    /// @throws dev.vident.server.platform.ProblemException when there is no such call, it is over
    ///   or captured already, captures are switched off, or disk or engine refuse
    public CaptureStatus start(String callId, String operatorName) {
        Call call = calls.find(callId).orElseThrow(PacketCaptures::noCall);
        if (call.ended()) {
            throw new Problem.Conflict("The call is over").exception();
        }
        if (limits.bytes() == 0) {
            throw new Problem.Conflict("Packet captures are switched off on this server")
                    .exception();
        }
        CaptureFile file = create(callId);
        try {
            switchOn(file, call, operatorName);
        } catch (RuntimeException failure) {
            letGo(callId);
            running.remove(callId, file);
            file.discard();
            throw failure;
        }
        threads.execute(() -> write(file, call));
        return file.status();
    }

    /// Stops a capture and returns when its file is whole. Without effect on one that is over.
    ///
    /// @param operatorName who wants it
    /// @throws dev.vident.server.platform.ProblemException when there is no such capture
    public CaptureStatus stop(String callId, int number, String operatorName) {
        CaptureFile file = running.get(callId);
        if (file == null || file.status().number() != number) {
            return find(callId, number);
        }
        file.end(CaptureEnd.STOPPED, operatorName);
        return file.whenOver()
                .completeOnTimeout(file.status(), WRITING_SECONDS_MAX, TimeUnit.SECONDS)
                .join();
    }

    /// All captures there are, the latest first.
    public List<CaptureStatus> all() {
        List<CaptureStatus> open = running.values().stream().map(CaptureFile::status).toList();
        return Stream.concat(
                        open.stream(),
                        shelf.all().stream()
                                .filter(status -> open.stream().noneMatch(status::isSame)))
                .sorted(Comparator.comparing(CaptureStatus::startedAt).reversed())
                .toList();
    }

    /// The captures of one call, the latest first.
    public List<CaptureStatus> ofCall(String callId) {
        return all().stream().filter(one -> one.callId().equals(callId)).toList();
    }

    /// The bytes of a capture, decrypted; of one that runs, what is there until now.
    ///
    /// @throws dev.vident.server.platform.ProblemException when there is no such capture
    /// @throws java.io.UncheckedIOException when the disk fails
    public SeekableByteChannel open(String callId, int number) {
        CaptureStatus known = find(callId, number);
        return shelf.open(known.callId(), known.number()).orElseThrow(PacketCaptures::noCapture);
    }

    /// The same recorder, but a call whose recording is sealed is captured no more.
    public CallRecorder watch(CallRecorder recorder) {
        return new CallRecorder() {
            @Override
            public Open open(String callId) {
                return recorder.open(callId);
            }

            @Override
            public SealedRecording seal(String callId) {
                CaptureFile file = running.get(callId);
                if (file != null) {
                    file.end(CaptureEnd.CALL_ENDED, null);
                }
                return recorder.seal(callId);
            }
        };
    }

    /// Ends all captures.
    @Override
    public void close() {
        List<CaptureFile> open = List.copyOf(running.values());
        open.forEach(file -> file.end(CaptureEnd.SERVER_STOPPED, null));
        CompletableFuture.allOf(
                        open.stream().map(CaptureFile::whenOver).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, WRITING_SECONDS_MAX, TimeUnit.SECONDS)
                .join();
    }

    /// Deletes what is older than it may get, and finds what is there.
    void sweep() {
        shelf.sweep((callId, number) -> running(callId, number).isPresent());
    }

    private CaptureFile create(String callId) {
        try {
            synchronized (running) {
                if (running.containsKey(callId)) {
                    throw new Problem.Conflict("The call is being captured already").exception();
                }
                CaptureFile file = CaptureFile.create(archive.folder(callId), limits, clock);
                running.put(callId, file);
                return file;
            }
        } catch (IOException e) {
            LOG.warn("a capture of call {} cannot be begun", callId, e);
            throw new Problem.Conflict(
                            "The disk does not take a capture; the call goes on without one")
                    .exception();
        }
    }

    private void switchOn(CaptureFile file, Call call, String operatorName) {
        try {
            engine.capture(call.id(), new PacketCapture(file))
                    .get(ENGINE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Problem.Conflict("The media engine does not answer").exception();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem.Conflict("The server is stopping").exception();
        }
        append(
                call,
                new DomainEvent.CaptureStarted(call.id(), file.status().number(), operatorName));
    }

    private void write(CaptureFile file, Call call) {
        try {
            file.writeUntilOver();
            letGo(call.id());
            CaptureStatus status = file.status();
            CaptureEnd why = status.end() == null ? CaptureEnd.DISK : status.end();
            shelf.put(status);
            append(
                    call,
                    new DomainEvent.CaptureEnded(
                            call.id(), status.number(), why.name(), file.endedBy()));
        } catch (RuntimeException failure) {
            LOG.error("The end of a capture of call {} is not written down", call.id(), failure);
        } finally {
            running.remove(call.id(), file);
            file.over();
        }
    }

    /// The engine may be closed already; the file takes nothing more in any case.
    private void letGo(String callId) {
        try {
            engine.capture(callId, null).get(ENGINE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the media engine did not hear of the end of a capture", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(Call call, DomainEvent event) {
        transactions.run(() -> events.append(call.applicantId(), event));
    }

    private Optional<CaptureStatus> running(String callId, int number) {
        return Optional.ofNullable(running.get(callId))
                .map(CaptureFile::status)
                .filter(status -> status.number() == number);
    }

    private CaptureStatus find(String callId, int number) {
        return running(callId, number)
                .or(() -> shelf.find(callId, number))
                .orElseThrow(PacketCaptures::noCapture);
    }

    private static RuntimeException noCall() {
        return new Problem.NotFound("Call not found").exception();
    }

    private static RuntimeException noCapture() {
        return new Problem.NotFound("Capture not found").exception();
    }
}
