package dev.vident.server.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The plain bytes of an encrypted journal. A block counts only when its tag is right and its
/// number is higher than that of the one before. Where none begins, the next one is searched, and
/// the bytes passed over are read as zeros, which no record consists of. What is torn at the end is
/// the end; a file that is still being written can be read on later from there.
///
/// Not safe for use by several threads.
final class UnsealedChannel implements SeekableByteChannel {
    private static final int BLOCK_BYTES_MAX =
            BlockCipher.PLAIN_BYTES_MAX + BlockCipher.OVERHEAD_BYTES;

    /// @param filePosition of the block's first byte, or -1 where bytes were passed over
    private record Piece(long plainPosition, long filePosition, long plainBytes) {
        long end() {
            return plainPosition + plainBytes;
        }
    }

    private final FileChannel file;
    private final BlockCipher cipher;
    private final List<Piece> pieces = new ArrayList<>();
    private final ByteBuffer sealed = ByteBuffer.allocate(BLOCK_BYTES_MAX);
    private final ByteBuffer plain = ByteBuffer.allocate(BlockCipher.PLAIN_BYTES_MAX);
    private @Nullable Piece opened;
    private long fileEnd;
    private long lastNumber = -1;
    private long position;

    /// @param start of the first block in the file
    UnsealedChannel(FileChannel file, long start, BlockCipher cipher) {
        this.file = file;
        this.cipher = cipher;
        this.fileEnd = start;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        Piece piece = pieceAt(position);
        if (piece == null) {
            return -1;
        }
        int count =
                (int)
                        Math.min(
                                Math.min(target.remaining(), piece.end() - position),
                                BlockCipher.PLAIN_BYTES_MAX);
        if (piece.filePosition() < 0) {
            target.put(new byte[count]);
        } else {
            open(piece);
            target.put(plain.slice((int) (position - piece.plainPosition()), count));
        }
        position += count;
        return count;
    }

    /// Bytes at the end of the file that belong to no whole block.
    long tornBytes() throws IOException {
        return file.size() - fileEnd;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    /// Finds all blocks there are now.
    @Override
    public long size() throws IOException {
        while (discover()) {
            // The next one.
        }
        return plainEnd();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private long plainEnd() {
        return pieces.isEmpty() ? 0 : pieces.getLast().end();
    }

    private @Nullable Piece pieceAt(long wanted) throws IOException {
        while (wanted >= plainEnd()) {
            if (!discover()) {
                return null;
            }
        }
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pieces.get(middle).end() > wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return pieces.get(low);
    }

    private void open(Piece piece) throws IOException {
        if (!piece.equals(opened) && !openAt(piece.filePosition())) {
            throw new IOException("a journal has changed while it was read");
        }
        opened = piece;
    }

    /// Finds the next block, wherever it begins.
    ///
    /// @return false when there is none yet
    private boolean discover() throws IOException {
        // Of a file that grows meanwhile: what was not whole at first must not be passed over
        // because the block behind it has become whole since.
        long size = file.size();
        long found = openAt(fileEnd) ? fileEnd : search(fileEnd + 1, size);
        if (found < 0) {
            return false;
        }
        if (found > fileEnd) {
            pieces.add(new Piece(plainEnd(), -1, found - fileEnd));
        }
        Piece piece = new Piece(plainEnd(), found, plain.remaining());
        pieces.add(piece);
        opened = piece;
        lastNumber = BlockCipher.number(sealed);
        fileEnd = found + BlockCipher.OVERHEAD_BYTES + piece.plainBytes();
        return true;
    }

    private long search(long from, long size) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(1 << 16);
        for (long start = from; start + BlockCipher.OVERHEAD_BYTES < size; ) {
            window.clear();
            if (file.read(window, start) < Integer.BYTES) {
                return -1;
            }
            int last = window.flip().limit() - Integer.BYTES;
            for (int i = 0; i <= last; i++) {
                if (window.getInt(i) == BlockCipher.MARK && openAt(start + i)) {
                    return start + i;
                }
            }
            start += last + 1;
        }
        return -1;
    }

    /// Reads and decrypts the block at a position of the file into `plain`.
    ///
    /// @return false when no whole block with a right tag and a number that is due begins there
    private boolean openAt(long filePosition) throws IOException {
        opened = null;
        read(filePosition, BlockCipher.HEAD_BYTES);
        int plainBytes = BlockCipher.claimedBytes(sealed);
        if (plainBytes < 0) {
            return false;
        }
        boolean known = filePosition < fileEnd;
        read(filePosition, BlockCipher.OVERHEAD_BYTES + plainBytes);
        boolean good =
                sealed.remaining() == BlockCipher.OVERHEAD_BYTES + plainBytes
                        && (known || BlockCipher.number(sealed) > lastNumber)
                        && cipher.open(sealed, plain.clear());
        plain.flip();
        return good;
    }

    private void read(long filePosition, int count) throws IOException {
        sealed.clear().limit(count);
        while (sealed.hasRemaining() && file.read(sealed, filePosition + sealed.position()) >= 0) {
            // Goes on until everything is there or the file ends.
        }
        sealed.flip();
    }
}
