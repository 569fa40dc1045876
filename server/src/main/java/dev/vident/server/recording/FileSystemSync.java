package dev.vident.server.recording;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/// Makes everything written to one file system survive a power failure, by one `syncfs` of Linux:
/// what many files have to say goes to the disk in one sweep, where each file synced by itself
/// waits for a sweep of its own. Used by one thread at a time.
final class FileSystemSync implements JournalSync.Sweep {
    private final NativeFiles files;
    private final MethodHandle sync = NativeFiles.function("syncfs", JAVA_INT);
    private final int folder;

    private FileSystemSync(NativeFiles files, int folder) {
        this.files = files;
        this.folder = folder;
    }

    /// Empty where the system has no such call or this process may not make it.
    ///
    /// @param folder an existing one on the file system
    static Optional<FileSystemSync> of(Path folder) {
        if (!NativeFiles.have("syncfs")) {
            return Optional.empty();
        }
        NativeFiles files = new NativeFiles();
        int descriptor = files.open(folder);
        return descriptor < 0
                ? Optional.empty()
                : Optional.of(new FileSystemSync(files, descriptor));
    }

    @Override
    public void sync() throws IOException {
        int result;
        try {
            result = (int) sync.invokeExact(folder);
        } catch (Throwable e) {
            throw NativeFiles.impossible(e);
        }
        if (result != 0) {
            throw new IOException("syncfs failed");
        }
    }

    @Override
    public void close() {
        files.close(folder);
    }
}
