package dev.vident.server.platform;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// Keeps large binary objects by key. A key is one to four segments of `[A-Za-z0-9._-]`, joined by
/// `/`, none of which starts with a dot. What was put is either there as a whole or not at all,
/// also after a crash. Thread-safe; every method throws [java.io.UncheckedIOException] when the
/// medium fails.
public interface BlobStore {
    /// Stores all bytes of the stream, replacing what was there. The stream is not closed.
    ///
    /// @return the number of bytes stored
    long put(String key, InputStream bytes);

    /// Stores a copy of a file, replacing what was there.
    ///
    /// @return the number of bytes stored
    long put(String key, Path file);

    /// The size in bytes, empty when there is no such object.
    OptionalLong size(String key);

    /// Opens `length` bytes from `offset`; empty when there is no such object. The range must lie
    /// within the object.
    Optional<InputStream> open(String key, long offset, long length);

    /// The object as a local file when the store has one, so that a server may send it without
    /// copying.
    Optional<Path> file(String key);

    /// Removes the object; nothing happens when there is none.
    void delete(String key);
}
