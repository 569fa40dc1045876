package dev.vident.server.recording;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// File descriptors of Linux, for what [java.nio.channels.FileChannel] cannot ask of a file. Safe
/// for use by any thread.
final class NativeFiles {
    /// `O_DIRECTORY | O_CLOEXEC` by themselves differ between processors; reading is 0 on all.
    private static final int READ_ONLY = 0;

    private final MethodHandle open = function("open", ADDRESS, JAVA_INT);
    private final MethodHandle close = function("close", JAVA_INT);

    /// Whether the system has a function and this process may call it.
    static boolean have(String function) {
        return System.getProperty("os.name").equals("Linux")
                && Linker.nativeLinker().defaultLookup().find(function).isPresent()
                && NativeFiles.class.getModule().isNativeAccessEnabled();
    }

    /// @return a descriptor for reading; negative when there is none to be had
    int open(Path path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path.toAbsolutePath().toString());
            return (int) open.invokeExact(name, READ_ONLY);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    void close(int descriptor) {
        try {
            int _ = (int) close.invokeExact(descriptor);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// A function that returns an `int`.
    @SuppressWarnings("restricted") // looked for only where native access is granted
    static MethodHandle function(String name, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(JAVA_INT, arguments));
    }

    /// The handles are exact, so nothing but a bug can be thrown.
    static AssertionError impossible(Throwable cause) {
        return new AssertionError("a system call could not be made", cause);
    }
}
