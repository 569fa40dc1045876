package dev.vident.media.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Writes one journal to a channel. The header goes out at once, records when the buffer is full or
/// on [#flush()].
///
/// Not safe for use by several threads. Blocks as the channel does, so it does not belong on a
/// media loop: there the records are encoded by [JournalFormat#putRecord] into a buffer that
/// another thread writes.
public final class JournalWriter implements AutoCloseable {
    private static final int BUFFER_BYTES =
            JournalFormat.RECORD_HEADER_BYTES + JournalFormat.PAYLOAD_BYTES_MAX;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    public JournalWriter(WritableByteChannel channel, JournalHeader header) throws IOException {
        this.channel = channel;
        buffer.put(JournalFormat.header(header));
        flush();
    }

    /// Appends one record.
    ///
    /// @throws IllegalArgumentException when `length` exceeds [JournalFormat#PAYLOAD_BYTES_MAX]
    public void append(RecordKind kind, long arrivalMicros, byte[] payload, int offset, int length)
            throws IOException {
        if (!JournalFormat.putRecord(buffer, kind, false, arrivalMicros, payload, offset, length)) {
            flush();
            JournalFormat.putRecord(buffer, kind, false, arrivalMicros, payload, offset, length);
        }
    }

    /// Hands everything appended so far to the channel.
    public void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /// Flushes and closes the channel.
    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
