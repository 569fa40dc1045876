package dev.vident.media.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Reads a journal record by record, whatever became of the file. Damage is a value, never an
/// exception: a torn tail, a zeroed block or plain garbage shows in [#damagedBytes()], and every
/// intact record before *and after* it is delivered. A journal that is still being written can be
/// read up to what was flushed; opened by [#growing(ReadableByteChannel)], it can be read on from
/// there.
///
/// Not safe for use by several threads.
public final class JournalReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int RECORD_BYTES_MAX =
            JournalFormat.RECORD_HEADER_BYTES + JournalFormat.PAYLOAD_BYTES_MAX;

    private final ReadableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final Optional<JournalHeader> header;
    private boolean growing;
    private boolean endOfChannel;
    private long intactBytes;
    private long damagedBytes;
    private RecordKind kind = RecordKind.MARK;
    private boolean recovered;
    private long arrivalMicros;
    private ByteBuffer payload = ByteBuffer.allocate(0);

    /// Reads the header; the reader closes the channel when it is closed.
    ///
    /// @throws IOException when the channel itself fails
    public JournalReader(ReadableByteChannel channel) throws IOException {
        this.channel = channel;
        fill(JournalFormat.HEADER_BYTES_MAX);
        this.header = JournalFormat.readHeader(buffer);
        intactBytes = buffer.position();
    }

    /// Opens the journal in a file.
    ///
    /// @throws IOException when the file cannot be opened or read
    public static JournalReader open(Path file) throws IOException {
        return new JournalReader(FileChannel.open(file, StandardOpenOption.READ));
    }

    /// Reads a journal that is still being written: [#next()] returns false at its present end, and
    /// goes on when it is called again after more was written. What may be the beginning of a
    /// record is left for then, instead of counting as damage.
    ///
    /// @param channel that can be read on after it once ended; closed with the reader
    /// @throws IOException when the channel itself fails
    public static JournalReader growing(ReadableByteChannel channel) throws IOException {
        JournalReader reader = new JournalReader(channel);
        reader.growing = true;
        return reader;
    }

    /// Tells that nothing will be written any more: what is torn at the end is damage.
    public void assumeComplete() {
        growing = false;
        endOfChannel = false;
    }

    /// The header, or empty when the file is too short for one or is no journal of a known version.
    /// Without a header no record is delivered and all bytes count as damaged.
    public Optional<JournalHeader> header() {
        return header;
    }

    /// Moves to the next intact record.
    ///
    /// @return false at the end of the journal
    public boolean next() throws IOException {
        if (header.isEmpty()) {
            skipEverything();
            return false;
        }
        if (growing) {
            endOfChannel = false;
        }
        while (true) {
            fill(RECORD_BYTES_MAX);
            int start = buffer.position();
            int length = JournalFormat.intactPayloadLength(buffer, start);
            if (length >= 0) {
                take(start, length);
                return true;
            }
            if (!buffer.hasRemaining() || (growing && endOfChannel)) {
                return false;
            }
            buffer.position(start + 1);
            damagedBytes++;
        }
    }

    /// Kind of the current record.
    public RecordKind kind() {
        return kind;
    }

    /// Whether the current record is a packet that came only when it was asked for again.
    public boolean recovered() {
        return recovered;
    }

    /// When the current record arrived, microseconds since the Unix epoch.
    public long arrivalMicros() {
        return arrivalMicros;
    }

    /// The current record's bytes; valid until the next call of [#next()].
    public ByteBuffer payload() {
        return payload;
    }

    /// Where in the file the current record's bytes start, so that they can be read again later.
    public long payloadPosition() {
        return intactBytes + damagedBytes - payload.capacity();
    }

    /// Bytes of the header and of all records delivered so far.
    public long intactBytes() {
        return intactBytes;
    }

    /// Bytes passed over so far because they belong to no intact record.
    public long damagedBytes() {
        return damagedBytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void take(int start, int length) {
        kind = JournalFormat.recordKind(buffer, start);
        recovered = JournalFormat.isRecovered(buffer, start);
        arrivalMicros = JournalFormat.arrivalMicros(buffer, start);
        payload =
                buffer.slice(start + JournalFormat.RECORD_HEADER_BYTES, length).asReadOnlyBuffer();
        int whole = JournalFormat.RECORD_HEADER_BYTES + length;
        buffer.position(start + whole);
        intactBytes += whole;
    }

    private void skipEverything() throws IOException {
        do {
            damagedBytes += buffer.remaining();
            buffer.position(buffer.limit());
            fill(1);
        } while (buffer.hasRemaining());
    }

    /// Makes at least `wanted` bytes available unless the channel ends before.
    private void fill(int wanted) throws IOException {
        if (endOfChannel || buffer.remaining() >= wanted) {
            return;
        }
        buffer.compact();
        while (buffer.position() < wanted) {
            if (channel.read(buffer) < 0) {
                endOfChannel = true;
                break;
            }
        }
        buffer.flip();
    }
}
