package dev.vident.server.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// Blobs in memory. Thread-safe.
public final class BlobsInMemory implements BlobStore {
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

    @Override
    public long put(String key, InputStream bytes) {
        try {
            byte[] all = bytes.readAllBytes();
            blobs.put(key, all);
            return all.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long put(String key, Path file) {
        try {
            byte[] all = Files.readAllBytes(file);
            blobs.put(key, all);
            return all.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OptionalLong size(String key) {
        byte[] blob = blobs.get(key);
        return blob == null ? OptionalLong.empty() : OptionalLong.of(blob.length);
    }

    @Override
    public Optional<InputStream> open(String key, long offset, long length) {
        byte[] blob = blobs.get(key);
        if (blob == null) {
            return Optional.empty();
        }
        if (offset < 0 || length < 0 || offset > blob.length - length) {
            throw new IllegalArgumentException("the range is outside of " + key);
        }
        return Optional.of(
                new ByteArrayInputStream(
                        Arrays.copyOfRange(blob, (int) offset, (int) (offset + length))));
    }

    @Override
    public Optional<Path> file(String key) {
        return Optional.empty();
    }

    @Override
    public void delete(String key) {
        blobs.remove(key);
    }
}
