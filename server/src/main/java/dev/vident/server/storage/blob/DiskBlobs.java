package dev.vident.server.storage.blob;

import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.RangeStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Blobs as files below one folder. A blob is written to a temporary file beside its place, forced
/// to disk, then renamed, and the folder is forced too: after a crash it is there as a whole or not
/// at all. Thread-safe.
public final class DiskBlobs implements BlobStore {
    private static final String SEGMENT = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}";
    private static final Pattern KEY = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + "){0,3}");
    private static final String TEMPORARY_PREFIX = ".part-";

    private final Path root;

    /// @param root is created when it does not exist
    public DiskBlobs(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder for blobs " + root, e);
        }
    }

    @Override
    public long put(String key, InputStream bytes) {
        Path target = path(key);
        try {
            Path folder = Files.createDirectories(target.getParent());
            Path temporary = Files.createTempFile(folder, TEMPORARY_PREFIX, null);
            try {
                long size = write(temporary, bytes);
                Files.move(
                        temporary,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                force(folder);
                return size;
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store " + key, e);
        }
    }

    @Override
    public long put(String key, Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return put(key, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store " + key, e);
        }
    }

    @Override
    public OptionalLong size(String key) {
        try {
            return OptionalLong.of(Files.size(path(key)));
        } catch (NoSuchFileException _) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + key, e);
        }
    }

    @Override
    public Optional<InputStream> open(String key, long offset, long length) {
        try {
            SeekableByteChannel channel = Files.newByteChannel(path(key));
            if (offset < 0 || length < 0 || offset > channel.size() - length) {
                channel.close();
                throw new IllegalArgumentException("the range is outside of " + key);
            }
            channel.position(offset);
            return Optional.of(new RangeStream(Channels.newInputStream(channel), length));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + key, e);
        }
    }

    @Override
    public Optional<Path> file(String key) {
        return Optional.of(path(key)).filter(Files::isRegularFile);
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + key, e);
        }
    }

    private Path path(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key: " + key);
        }
        return root.resolve(key);
    }

    private static long write(Path file, InputStream bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            long size = bytes.transferTo(out);
            channel.force(true);
            return size;
        }
    }

    /// Makes the renaming itself durable.
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
