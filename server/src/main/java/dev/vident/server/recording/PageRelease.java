package dev.vident.server.recording;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/// Tells the system that the beginning of a file will not be read for long (`posix_fadvise`), so
/// that its memory serves the next thing written instead of pushing out what is in use. What is not
/// on the disk yet stays. Safe for use by any thread.
final class PageRelease implements JournalSync.Release {
    /// `POSIX_FADV_DONTNEED` on all processors but s390, which refuses the number.
    private static final int DONT_NEED = 4;

    private final NativeFiles files = new NativeFiles();
    private final MethodHandle advise =
            NativeFiles.function("posix_fadvise", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);

    private PageRelease() {}

    /// Empty where the system has no such call or this process may not make it.
    static Optional<PageRelease> ofSystem() {
        return NativeFiles.have("posix_fadvise")
                ? Optional.of(new PageRelease())
                : Optional.empty();
    }

    /// A file that cannot be opened, or a system that does not care, is left alone: it is advice.
    @Override
    public void release(Path file, long bytes) {
        int descriptor = files.open(file);
        if (descriptor < 0) {
            return;
        }
        try {
            int _ = (int) advise.invokeExact(descriptor, 0L, bytes, DONT_NEED);
        } catch (Throwable e) {
            throw NativeFiles.impossible(e);
        } finally {
            files.close(descriptor);
        }
    }
}
