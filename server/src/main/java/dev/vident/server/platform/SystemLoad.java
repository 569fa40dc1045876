package dev.vident.server.platform;

import java.lang.management.ManagementFactory;

/// How busy the machine is.
public final class SystemLoad {
    /// Processes per core that want to run, beyond which whatever can wait should.
    private static final double HIGH = 2;

    private SystemLoad() {}

    /// Processors this process may use.
    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// Whether, over the last minute, more than two processes a core wanted to run; false where the
    /// system does not tell.
    public static boolean isHigh() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() > HIGH * cores();
    }
}
