package dev.vident.server.composition;

import dev.vident.server.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Composes some of the running calls while they run, so that they are ready seconds after their
/// end. Whatever is in doubt is dropped, and the call is composed as a whole afterwards, from its
/// journals; so is everything after a restart. Safe for use by any thread.
public final class RollingCompositions implements Renderer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RollingCompositions.class);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);

    /// A sealed recording that nobody wants composed for so many looks was without media, or
    /// somebody else composed it.
    private static final int PATIENCE_LOOKS = 600;

    private final Composer composer;
    private final Path folder;
    private final int callsMax;
    private final BooleanSupplier busy;
    private final Map<String, Rolled> calls = new ConcurrentHashMap<>();
    private @Nullable Thread thread;

    private static final class Rolled {
        final RollingCall call;

        // Rolling thread only.
        int looksSinceSealed;

        Rolled(RollingCall call) {
            this.call = call;
        }
    }

    /// @param folder for the parts of running calls; this process's own, emptied now
    /// @param callsMax how many calls are composed while they run; 0 for none
    /// @param busy whether the machine has better things to do just now
    /// @throws IOException when the folder cannot be emptied
    public RollingCompositions(Composer composer, Path folder, int callsMax, BooleanSupplier busy)
            throws IOException {
        WorkFolder.delete(folder);
        this.composer = composer;
        this.folder = folder;
        this.callsMax = callsMax;
        this.busy = busy;
    }

    /// Starts the thread that composes.
    public void start() {
        thread = Thread.ofVirtual().name("composition-rolling").start(this::workUntilInterrupted);
    }

    /// A call begins to be recorded.
    public void opened(RecordingFolder recording) {
        if (calls.size() >= callsMax) {
            return;
        }
        String callId = recording.callId();
        try {
            RollingCall call = RollingCall.begin(composer, recording, folder.resolve(callId));
            Rolled before = calls.put(callId, new Rolled(call));
            if (before != null) {
                before.call.close();
            }
        } catch (IOException e) {
            LOG.warn("call {} cannot be composed while it runs", callId, e);
        }
    }

    /// Composes at most one part of each call, as far as they are recorded.
    ///
    /// @return whether there was any
    public boolean advance() throws InterruptedException {
        boolean any = false;
        for (Map.Entry<String, Rolled> entry : List.copyOf(calls.entrySet())) {
            String callId = entry.getKey();
            Rolled rolled = entry.getValue();
            if (rolled.call.recording().isFinished()) {
                if (++rolled.looksSinceSealed > PATIENCE_LOOKS) {
                    drop(callId, rolled);
                }
            } else if (!busy.getAsBoolean()) {
                any |= advance(callId, rolled);
            }
        }
        return any;
    }

    private boolean advance(String callId, Rolled rolled) throws InterruptedException {
        try {
            return rolled.call.advance();
        } catch (GrowingTracks.Astray | IOException | FfmpegFailure | RuntimeException e) {
            LOG.info("call {} is composed after its end: {}", callId, e.getMessage());
            drop(callId, rolled);
            return false;
        }
    }

    private void drop(String callId, Rolled rolled) {
        if (calls.remove(callId, rolled)) {
            close(rolled.call);
        }
    }

    /// As the interface says. What was composed while the call ran is made use of.
    @Override
    public RenderedVideo compose(RecordingFolder recording, Path target, DoubleConsumer progress)
            throws CompositionFailure, InterruptedException {
        Rolled rolled = calls.remove(recording.callId());
        if (rolled != null) {
            try {
                return rolled.call.finish(target, progress);
            } catch (GrowingTracks.Astray | IOException | FfmpegFailure | RuntimeException e) {
                LOG.info("call {} is composed as a whole: {}", recording.callId(), e.getMessage());
            } finally {
                close(rolled.call);
            }
        }
        return composer.compose(recording, target, progress);
    }

    /// Ends the thread and what it is rendering, and removes all parts.
    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        calls.values().forEach(rolled -> close(rolled.call));
        calls.clear();
    }

    private void workUntilInterrupted() {
        try {
            while (true) {
                if (!advance()) {
                    Thread.sleep(LOOK_AGAIN_AFTER);
                }
            }
        } catch (InterruptedException e) {
            // Closing.
        }
    }

    private static void close(RollingCall call) {
        try {
            call.close();
        } catch (IOException e) {
            LOG.warn("files of a running composition cannot be removed", e);
        }
    }
}
