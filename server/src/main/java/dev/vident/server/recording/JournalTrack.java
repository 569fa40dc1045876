package dev.vident.server.recording;

import static java.util.Objects.requireNonNull;

import dev.vident.media.journal.JournalFormat;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One journal between the media loop that fills it and the writer thread that empties it.
///
/// Two buffers: the loop copies records into one while the other is being written. When both are
/// full the record is dropped and counted, and the next buffer that reaches the disk starts with a
/// mark that says how many are missing.
///
/// [#append] and [#close] are called by one media loop, [#writeOut] by the writer thread,
/// [#takeUnsynced], [#force], [#takeSettledBytes] and [#release] by the sync thread, the figures by
/// anybody. The lock guards the buffers' roles only and is never held across I/O.
final class JournalTrack implements TrackSink {
    private static final int MARK_BYTES_MAX = 64;

    private final Path file;
    private final byte[] header;
    private final JournalOutput.Opener opener;
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    // There are two buffers: one is being filled, the other is full, being written or spare.
    private final Object lock = new Object();
    private ByteBuffer filling;
    private @Nullable ByteBuffer full;
    private @Nullable ByteBuffer spare;
    private int fillingRecords;
    private int otherRecords;
    private long fillingSinceMicros;
    private long otherSinceMicros;
    private long fillingMarkedDrops;
    private long otherMarkedDrops;
    private long unmarkedDrops;
    private long droppedRecords;
    private boolean closed;

    // Writer thread only.
    private boolean headerWritten;
    private final AtomicLong bytesOnDisk = new AtomicLong();
    private volatile @Nullable JournalOutput output;
    private volatile @Nullable Instant lastWriteAt;
    private volatile boolean failing;
    private volatile boolean unsynced;

    // Sync thread only.
    private long settledBytes;

    JournalTrack(Path file, byte[] header, int bufferBytes, JournalOutput.Opener opener) {
        this.file = file;
        this.header = header;
        this.opener = opener;
        this.filling = ByteBuffer.allocateDirect(bufferBytes);
        this.spare = ByteBuffer.allocateDirect(bufferBytes);
    }

    @Override
    public boolean append(
            RecordKind kind, long arrivalMicros, byte[] buffer, int offset, int length) {
        return append(kind, false, arrivalMicros, buffer, offset, length);
    }

    @Override
    public boolean appendRecovered(long arrivalMicros, byte[] buffer, int offset, int length) {
        return append(RecordKind.RTP, true, arrivalMicros, buffer, offset, length);
    }

    private boolean append(
            RecordKind kind,
            boolean recovered,
            long arrivalMicros,
            byte[] buffer,
            int offset,
            int length) {
        synchronized (lock) {
            if (closed
                    || !makeRoom(JournalFormat.RECORD_HEADER_BYTES + length, arrivalMicros)
                    || !JournalFormat.putRecord(
                            filling, kind, recovered, arrivalMicros, buffer, offset, length)) {
                countDropped(1);
                return false;
            }
            if (fillingRecords++ == 0) {
                fillingSinceMicros = arrivalMicros;
            }
            return true;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
    }

    /// Writes what was appended so far. A failure costs the records of one buffer and is tried
    /// again with the next.
    ///
    /// @return whether the track is closed and nothing more can be written of it
    boolean writeOut(Instant now) {
        if (headerWritten || writeHeader(now)) {
            // Twice: the buffer that is being filled may hold records behind those of a full one.
            for (int i = 0; i < 2; i++) {
                ByteBuffer taken = take();
                if (taken != null) {
                    giveBack(taken, write(taken.flip(), now));
                }
            }
        }
        synchronized (lock) {
            if (closed && !headerWritten) {
                dropEverything();
            }
            return closed && fillingRecords == 0;
        }
    }

    /// Gives the journal up: what is not on disk yet counts as dropped.
    void abandon() {
        synchronized (lock) {
            closed = true;
            dropEverything();
        }
        failing = true;
    }

    private void dropEverything() {
        countDropped(fillingRecords + otherRecords);
        fillingRecords = 0;
        otherRecords = 0;
    }

    /// Whether something was written since the last sync; the caller sees to it that it is synced.
    boolean takeUnsynced() {
        if (output == null || !unsynced) {
            return false;
        }
        unsynced = false;
        return true;
    }

    /// Makes what was written survive a power failure.
    void force() {
        JournalOutput current = output;
        if (current == null) {
            return;
        }
        try {
            current.sync();
        } catch (IOException e) {
            unsynced = true;
            failing = true;
        }
    }

    /// How long the file was when this was asked the last time.
    long takeSettledBytes() {
        long settled = settledBytes;
        settledBytes = bytesOnDisk.get();
        return settled;
    }

    Path file() {
        return file;
    }

    /// Last act: syncs and closes the file.
    void release() {
        if (takeUnsynced()) {
            force();
        }
        JournalOutput current = output;
        try {
            if (current != null) {
                current.close();
            }
        } catch (IOException e) {
            failing = true;
        } finally {
            released.complete(null);
        }
    }

    /// Completes when the file is closed.
    CompletableFuture<Void> released() {
        return released;
    }

    long bytesOnDisk() {
        return bytesOnDisk.get();
    }

    @Nullable Instant lastWriteAt() {
        return lastWriteAt;
    }

    long droppedRecords() {
        synchronized (lock) {
            return droppedRecords;
        }
    }

    boolean failing() {
        return failing;
    }

    /// Arrival of the oldest record that is not on disk yet, or [Long#MAX_VALUE].
    long oldestUnwrittenMicros() {
        synchronized (lock) {
            if (otherRecords > 0) {
                return otherSinceMicros;
            }
            return fillingRecords == 0 ? Long.MAX_VALUE : fillingSinceMicros;
        }
    }

    /// Goes on with the other buffer when this one is full and that one is spare. Room for a mark
    /// about earlier drops is asked for as well, so that the mark stands where the gap is.
    private boolean makeRoom(int recordBytes, long arrivalMicros) {
        int wanted = recordBytes + (unmarkedDrops > 0 ? MARK_BYTES_MAX : 0);
        if (filling.remaining() < wanted) {
            if (spare == null || spare.capacity() < wanted) {
                return false;
            }
            full = filling;
            swap();
        }
        if (unmarkedDrops > 0) {
            byte[] mark = ("dropped " + unmarkedDrops).getBytes(StandardCharsets.US_ASCII);
            JournalFormat.putRecord(
                    filling, RecordKind.MARK, false, arrivalMicros, mark, 0, mark.length);
            fillingMarkedDrops += unmarkedDrops;
            unmarkedDrops = 0;
        }
        return true;
    }

    private @Nullable ByteBuffer take() {
        synchronized (lock) {
            ByteBuffer taken = full;
            if (taken != null) {
                full = null;
                return taken;
            }
            if (fillingRecords == 0 || spare == null) {
                return null;
            }
            taken = filling;
            swap();
            return taken;
        }
    }

    private void giveBack(ByteBuffer taken, boolean written) {
        synchronized (lock) {
            spare = taken.clear();
            if (!written) {
                countDropped(otherRecords);
                // The mark that told of them is lost as well.
                unmarkedDrops += otherMarkedDrops;
            }
            otherRecords = 0;
            otherMarkedDrops = 0;
        }
    }

    /// The spare buffer becomes the one being filled.
    private void swap() {
        filling = requireNonNull(spare);
        spare = null;
        otherRecords = fillingRecords;
        otherMarkedDrops = fillingMarkedDrops;
        otherSinceMicros = fillingSinceMicros;
        fillingRecords = 0;
        fillingMarkedDrops = 0;
    }

    private void countDropped(int records) {
        unmarkedDrops += records;
        droppedRecords += records;
    }

    private boolean writeHeader(Instant now) {
        try {
            if (output == null) {
                output = opener.open(file);
            }
        } catch (IOException e) {
            failing = true;
            return false;
        }
        headerWritten = write(ByteBuffer.wrap(header), now);
        return headerWritten;
    }

    private boolean write(ByteBuffer bytes, Instant now) {
        JournalOutput current = output;
        if (current == null) {
            return false;
        }
        try {
            bytesOnDisk.addAndGet(current.write(bytes));
            lastWriteAt = now;
            failing = false;
            unsynced = true;
            return true;
        } catch (IOException e) {
            failing = true;
            return false;
        }
    }
}
