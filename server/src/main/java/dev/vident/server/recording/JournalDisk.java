package dev.vident.server.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the journals of all running calls: one thread writes, a second one syncs and closes, so
/// that a slow sync never holds up the writing. Safe for use by any thread.
public final class JournalDisk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalDisk.class);

    private final JournalSettings settings;
    private final InstantSource clock;
    private final JournalOutput.Opener opener;
    private final JournalSync sync;
    private final ConcurrentLinkedQueue<JournalTrack> tracks = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<Runnable> lastActs = new LinkedBlockingQueue<>();
    private final SealedOutput.Scratch scratch = new SealedOutput.Scratch();
    private final LongAdder droppedByEnded = new LongAdder();
    private final Thread writer;
    private final Thread syncer;
    private volatile boolean closing;

    // Sync thread only.
    private boolean allReleased;

    private JournalDisk(
            JournalSettings settings,
            InstantSource clock,
            JournalOutput.Opener opener,
            JournalSync sync) {
        this.settings = settings;
        this.clock = clock;
        this.opener = opener;
        this.sync = sync;
        this.writer = Thread.ofPlatform().name("journal-writer").unstarted(this::writeUntilClosed);
        this.syncer = Thread.ofPlatform().name("journal-sync").unstarted(this::syncUntilClosed);
    }

    /// Starts the two threads.
    ///
    /// @param root an existing folder, on the file system all journals will lie on
    public static JournalDisk start(JournalSettings settings, InstantSource clock, Path root) {
        JournalSync sync =
                new JournalSync(
                        FileSystemSync.of(root).orElse(null), PageRelease.ofSystem().orElse(null));
        return start(new JournalDisk(settings, clock, JournalOutput::onDisk, sync));
    }

    static JournalDisk start(
            JournalSettings settings, InstantSource clock, JournalOutput.Opener opener) {
        return start(unstarted(settings, clock, opener));
    }

    private static JournalDisk start(JournalDisk disk) {
        disk.writer.start();
        disk.syncer.start();
        return disk;
    }

    /// Without its threads: the caller does their work.
    static JournalDisk unstarted(
            JournalSettings settings, InstantSource clock, JournalOutput.Opener opener) {
        return new JournalDisk(settings, clock, opener, new JournalSync(null, null));
    }

    /// The sink for the journals of one call, or of one more part of a call whose earlier journals
    /// exist already. They are encrypted when the folder has keys.
    ///
    /// @throws java.io.UncheckedIOException when the folder cannot be read
    public JournalFiles open(RecordingFolder folder) {
        JournalOutput.Opener files =
                folder.keys()
                        .fresh(folder.callId())
                        .map(key -> SealedOutput.opener(opener, key, scratch))
                        .orElse(opener);
        return new JournalFiles(folder, settings, clock, files, this::add);
    }

    /// How all open journals get on now.
    public JournalFigures figures() {
        int open = 0;
        long dropped = droppedByEnded.sum();
        long oldestMicros = Long.MAX_VALUE;
        for (JournalTrack track : tracks) {
            open++;
            dropped += track.droppedRecords();
            oldestMicros = Math.min(oldestMicros, track.oldestUnwrittenMicros());
        }
        Duration lag =
                oldestMicros == Long.MAX_VALUE
                        ? Duration.ZERO
                        : Duration.between(
                                Instant.EPOCH.plus(oldestMicros, ChronoUnit.MICROS),
                                clock.instant());
        return new JournalFigures(open, lag.isNegative() ? Duration.ZERO : lag, dropped);
    }

    /// Writes everything that was appended, closes all journals and ends both threads. Returns when
    /// that is done, also to an interrupted thread: what was recorded is worth the wait.
    @Override
    public void close() {
        tracks.forEach(JournalTrack::close);
        closing = true;
        LockSupport.unpark(writer);
        boolean interrupted = join(writer);
        lastActs.add(() -> allReleased = true);
        interrupted |= join(syncer);
        sync.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private void add(JournalTrack track) {
        tracks.add(track);
        if (closing) {
            track.close();
        }
    }

    private void writeUntilClosed() {
        while (!closing || !tracks.isEmpty()) {
            Duration rest = Duration.between(clock.instant(), writePass());
            if (!closing && rest.isPositive()) {
                // A wall clock that was set back must not hold up the writing.
                long nanos = Math.min(rest.toNanos(), settings.flushInterval().toNanos());
                LockSupport.parkNanos(nanos);
            }
        }
    }

    /// Writes out every journal once.
    ///
    /// @return when the next pass has to begin, so that nothing waits longer than the flush
    ///   interval for its pass
    Instant writePass() {
        Instant now = clock.instant();
        for (JournalTrack track : tracks) {
            writeOut(track, now);
        }
        return now.plus(settings.flushInterval());
    }

    private void writeOut(JournalTrack track, Instant now) {
        boolean over;
        try {
            over = track.writeOut(now);
        } catch (RuntimeException e) {
            LOG.error("a journal had to be given up", e);
            track.abandon();
            over = true;
        }
        if (over && tracks.remove(track)) {
            droppedByEnded.add(track.droppedRecords());
            lastActs.add(track::release);
        }
    }

    /// Syncs after every interval and whenever a journal ended; with nothing new a sync costs
    /// nothing.
    private void syncUntilClosed() {
        boolean syncing = settings.syncInterval().isPositive();
        Duration interval = syncing ? settings.syncInterval() : Duration.ofMinutes(1);
        while (!allReleased) {
            try {
                Runnable last = lastActs.poll(interval.toNanos(), TimeUnit.NANOSECONDS);
                while (last != null) { // the journals of a call end together: one sync for all
                    last.run();
                    last = lastActs.poll();
                }
            } catch (InterruptedException e) {
                // Nobody interrupts this thread; it ends by the last act of all.
            }
            if (syncing) {
                sync.sync(tracks);
            }
        }
    }
}
