package dev.vident.media.net;

/// How busy a loop is: the share of each second it did not wait. A loop that is busy for several
/// seconds on end would make all its calls stutter if it took one more. Told by the loop, read by
/// any thread.
final class LoopOverload {
    private static final long WINDOW_MICROS = 1_000_000;
    private static final double BUSY_SHARE = 0.8;
    private static final int BUSY_WINDOWS = 3;

    private long windowStartMicros;
    private long busyMicros;
    private int busyWindows;
    private volatile boolean overloaded;

    LoopOverload(long nowMicros) {
        windowStartMicros = nowMicros;
    }

    /// Notes one turn.
    ///
    /// @param fromMicros when its waiting was over
    /// @param nowMicros when its work was done
    void turn(long fromMicros, long nowMicros) {
        busyMicros += nowMicros - fromMicros;
        long elapsedMicros = nowMicros - windowStartMicros;
        if (elapsedMicros < WINDOW_MICROS) {
            return;
        }
        busyWindows = busyMicros >= BUSY_SHARE * elapsedMicros ? busyWindows + 1 : 0;
        overloaded = busyWindows >= BUSY_WINDOWS;
        windowStartMicros = nowMicros;
        busyMicros = 0;
    }

    boolean isOverloaded() {
        return overloaded;
    }
}
