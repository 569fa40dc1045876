package dev.vident.server.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The file under a journal, as little of it as a journal needs.
interface JournalOutput extends AutoCloseable {
    /// Writes all remaining bytes, or none of them.
    ///
    /// @return how many bytes longer the file is now
    int write(ByteBuffer bytes) throws IOException;

    /// Returns when everything written so far survives a power failure.
    void sync() throws IOException;

    @Override
    void close() throws IOException;

    /// Creates the file of a journal.
    interface Opener {
        JournalOutput open(Path file) throws IOException;
    }

    /// A new file on disk; an existing one is never written to again.
    static JournalOutput onDisk(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new JournalOutput() {
            private long end;

            @Override
            public int write(ByteBuffer bytes) throws IOException {
                int length = bytes.remaining();
                try {
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    end += length;
                    return length;
                } catch (IOException e) {
                    // A full disk may take half of it; the next write must not follow a torn
                    // record.
                    channel.truncate(end);
                    throw e;
                }
            }

            @Override
            public void sync() throws IOException {
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
