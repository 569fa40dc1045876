package dev.vident.server.recording;

import dev.vident.media.capture.CaptureSink;
import dev.vident.media.capture.PcapngBlocks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One packet capture between the media loop that fills it and the thread that writes it. It ends
/// when [#end] is called, at its limits and when the disk refuses; the call never notices.
///
/// [#offer] is for one media loop, [#writeUntilOver] for one thread, everything else for anybody.
public final class CaptureFile implements CaptureSink {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureFile.class);
    private static final Duration WRITTEN_EVERY = Duration.ofMillis(100);
    private static final int QUEUED_MAX = 4096;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int STATISTICS_BYTES_MAX = 128;
    private static final String COMMENT =
            "Media is cut behind its headers, addresses are made up. To read it: decode UDP ports 40000-40003 as RTP.";

    private record Ending(CaptureEnd why, @Nullable String by) {}

    private final String callId;
    private final int number;
    private final Path path;
    private final JournalOutput output;
    private final CaptureLimits limits;
    private final InstantSource clock;
    private final Instant startedAt;
    private final ArrayBlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUED_MAX);
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<CaptureStatus> over = new CompletableFuture<>();
    private final LongAdder dropped = new LongAdder();

    // Written by the writing thread only.
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private int bufferedPackets;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong packets = new AtomicLong();
    private volatile @Nullable Instant endedAt;

    private CaptureFile(
            RecordingFolder folder,
            int number,
            JournalOutput output,
            CaptureLimits limits,
            InstantSource clock) {
        this.callId = folder.callId();
        this.number = number;
        this.path = folder.capture(number);
        this.output = output;
        this.limits = limits;
        this.clock = clock;
        this.startedAt = now();
        buffer.put(PcapngBlocks.sectionHeader("Vident", COMMENT));
    }

    /// Creates the next capture of a call, encrypted as the journals beside it.
    ///
    /// @throws IOException when the disk refuses
    public static CaptureFile create(
            RecordingFolder folder, CaptureLimits limits, InstantSource clock) throws IOException {
        return create(folder, limits, clock, JournalOutput::onDisk);
    }

    static CaptureFile create(
            RecordingFolder folder,
            CaptureLimits limits,
            InstantSource clock,
            JournalOutput.Opener disk)
            throws IOException {
        List<Integer> earlier = folder.captures();
        int number = earlier.isEmpty() ? 1 : earlier.getLast() + 1;
        JournalOutput.Opener sealed =
                folder.keys()
                        .fresh(folder.callId())
                        .map(key -> SealedOutput.opener(disk, key, new SealedOutput.Scratch()))
                        .orElse(disk);
        JournalOutput output = sealed.open(folder.capture(number));
        return new CaptureFile(folder, number, output, limits, clock);
    }

    @Override
    public boolean offer(byte[] blocks) {
        if (ending.get() != null) {
            return false;
        }
        boolean taken = queue.offer(blocks);
        if (!taken) {
            dropped.increment();
        }
        return taken;
    }

    /// Lets it end soon; the first reason counts.
    ///
    /// @param by who wanted it; null when nobody did
    public void end(CaptureEnd why, @Nullable String by) {
        ending.compareAndSet(null, new Ending(why, by));
        ended.countDown();
    }

    /// Writes what comes until the end. The file is closed when this returns.
    public void writeUntilOver() {
        while (!writeOut()) {
            try {
                var _ = ended.await(WRITTEN_EVERY.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                end(CaptureEnd.SERVER_STOPPED, null);
            }
        }
    }

    /// Writes what has come.
    ///
    /// @return whether that was the last of it and the file is closed
    boolean writeOut() {
        if (!now().isBefore(startedAt.plus(limits.duration()))) {
            end(CaptureEnd.TIME_LIMIT, null);
        }
        boolean last = ending.get() != null;
        try {
            for (byte[] blocks = queue.poll(); blocks != null; blocks = queue.poll()) {
                if (bytes.get() + buffer.position() + blocks.length
                        > limits.bytes() - STATISTICS_BYTES_MAX) {
                    end(CaptureEnd.SIZE_LIMIT, null);
                    last = true;
                    break;
                }
                put(blocks);
                bufferedPackets++;
            }
            long all = packets.get() + bufferedPackets;
            if (last && all > 0) {
                put(PcapngBlocks.statistics(micros(), all, dropped.sum()));
            }
            flush();
        } catch (IOException e) {
            disk(e);
            last = true;
        }
        if (last) {
            close();
        }
        return last;
    }

    /// Tells those who wait that everything about its end is done.
    public void over() {
        over.complete(status());
    }

    /// Completes after [#over()].
    public CompletableFuture<CaptureStatus> whenOver() {
        return over.copy();
    }

    /// Closes and deletes a file that is not to be. Instead of writing.
    public void discard() {
        end(CaptureEnd.STOPPED, null);
        close();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("a capture of call {} that never began cannot be deleted", callId, e);
        }
    }

    public CaptureStatus status() {
        Ending known = ending.get();
        Instant closed = endedAt;
        return new CaptureStatus(
                callId,
                number,
                startedAt,
                closed,
                bytes.get(),
                packets.get(),
                dropped.sum(),
                known == null || closed == null ? null : known.why());
    }

    /// Who ended it; null when nobody did.
    public @Nullable String endedBy() {
        Ending known = ending.get();
        return known == null ? null : known.by();
    }

    private void put(byte[] blocks) throws IOException {
        if (buffer.remaining() < blocks.length) {
            flush();
        }
        buffer.put(blocks);
    }

    private void flush() throws IOException {
        buffer.flip();
        if (buffer.hasRemaining()) {
            int plain = buffer.remaining();
            output.write(buffer);
            bytes.addAndGet(plain);
            packets.addAndGet(bufferedPackets);
            bufferedPackets = 0;
        }
        buffer.clear();
    }

    private void disk(IOException failure) {
        ending.set(new Ending(CaptureEnd.DISK, null));
        ended.countDown();
        LOG.warn("capture {} of call {} ended, the disk takes no more", number, callId, failure);
    }

    private void close() {
        try {
            output.close();
        } catch (IOException e) {
            disk(e);
        }
        endedAt = now();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
