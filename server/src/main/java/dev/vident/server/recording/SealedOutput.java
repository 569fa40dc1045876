package dev.vident.server.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Encrypts what is written: every write becomes one block, so that whatever was flushed can be
/// read. [#write] is for the writer thread alone, which lends its one scratch buffer to all.
final class SealedOutput implements JournalOutput {
    private final JournalOutput file;
    private final BlockCipher cipher;
    private final Scratch scratch;
    private byte @Nullable [] beginning;
    private long nextNumber;

    private SealedOutput(JournalOutput file, CallKey key, Scratch scratch) {
        JournalSeal seal = key.seal();
        this.file = file;
        this.cipher = BlockCipher.of(key.key(), seal);
        this.scratch = scratch;
        this.beginning = seal.encode();
    }

    /// Opens new files that are encrypted.
    static JournalOutput.Opener opener(JournalOutput.Opener files, CallKey key, Scratch scratch) {
        return (Path path) -> new SealedOutput(files.open(path), key, scratch);
    }

    /// Room for the largest block of any journal. Confined to one thread.
    static final class Scratch {
        private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

        ByteBuffer clear(int bytes) {
            if (buffer.capacity() < bytes) {
                buffer = ByteBuffer.allocateDirect(bytes);
            }
            return buffer.clear();
        }
    }

    /// A block that could not be written uses up its number: no nonce is used twice.
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        ByteBuffer sealed =
                scratch.clear(
                        JournalSeal.BYTES_MAX + BlockCipher.OVERHEAD_BYTES + bytes.remaining());
        if (beginning != null) {
            sealed.put(beginning);
        }
        cipher.seal(nextNumber++, bytes, sealed);
        int written = file.write(sealed.flip());
        beginning = null;
        return written;
    }

    @Override
    public void sync() throws IOException {
        file.sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
