package dev.vident.server.recording;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/// Makes everything written to one file system survive a power failure, by one `syncfs` of Linux:
/// what many files have to say goes to the disk in one sweep, where each file synced by itself
/// waits for a sweep of its own. Used by one thread at a time.
final class FileSystemSync implements JournalSync.Sweep {
    /// `O_DIRECTORY | O_CLOEXEC` by themselves differ between processors; reading is 0 on all.
    private static final int READ_ONLY = 0;

    private final MethodHandle sync;
    private final MethodHandle close;
    private final int folder;

    private FileSystemSync(MethodHandle sync, MethodHandle close, int folder) {
        this.sync = sync;
        this.close = close;
        this.folder = folder;
    }

    /// Empty where the system has no such call or this process may not make it.
    ///
    /// @param folder an existing one on the file system
    static Optional<FileSystemSync> of(Path folder) {
        if (!System.getProperty("os.name").equals("Linux")
                || Linker.nativeLinker().defaultLookup().find("syncfs").isEmpty()
                || !FileSystemSync.class.getModule().isNativeAccessEnabled()) {
            return Optional.empty();
        }
        MethodHandle open = function("open", ADDRESS, JAVA_INT);
        MethodHandle sync = function("syncfs", JAVA_INT);
        MethodHandle close = function("close", JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom(folder.toAbsolutePath().toString());
            int descriptor = (int) open.invokeExact(path, READ_ONLY);
            return descriptor < 0
                    ? Optional.empty()
                    : Optional.of(new FileSystemSync(sync, close, descriptor));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @Override
    public void sync() throws IOException {
        int result;
        try {
            result = (int) sync.invokeExact(folder);
        } catch (Throwable e) {
            throw impossible(e);
        }
        if (result != 0) {
            throw new IOException("syncfs failed");
        }
    }

    @Override
    public void close() {
        try {
            int _ = (int) close.invokeExact(folder);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @SuppressWarnings("restricted") // looked for only where native access is granted
    private static MethodHandle function(String name, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(JAVA_INT, arguments));
    }

    /// The handles are exact, so nothing but a bug can be thrown.
    private static AssertionError impossible(Throwable cause) {
        return new AssertionError("a system call could not be made", cause);
    }
}
