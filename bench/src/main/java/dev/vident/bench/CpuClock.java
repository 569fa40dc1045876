package dev.vident.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The CPU time of this process and of the child processes that have ended, as Linux counts it
/// (proc(5), `/proc/pid/stat`).
final class CpuClock {
    private static final Path STAT = Path.of("/proc/self/stat");

    /// `USER_HZ`, which is 100 on all architectures the JDK runs on.
    private static final double TICKS_PER_SECOND = 100;

    /// Fields behind the program's name, which ends with the last parenthesis: utime, stime, cutime
    /// and cstime are the 14th to 17th of all, the name is the second.
    private static final int FIRST_FIELD = 11;

    private static final int FIELDS = 4;

    private CpuClock() {}

    /// Seconds so far, in steps of 10 ms.
    ///
    /// @throws IOException where there is no such file
    static double seconds() throws IOException {
        String stat = Files.readString(STAT);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        long ticks = 0;
        for (int i = FIRST_FIELD; i < FIRST_FIELD + FIELDS; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }
}
