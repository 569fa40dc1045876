package dev.vident.media.net;

import java.util.List;
import java.util.Optional;

/// Where the media ports are and how much they carry.
///
/// @param bindAddress local address literal; `0.0.0.0` for all
/// @param port UDP port of the first loop, each further loop has the next one; or 0 for free ones
/// @param advertisedAddresses address literals browsers are told, best first; empty for this host's
///   own addresses
/// @param loops threads with a port each that share the calls, from 1 on
/// @param limits the bounds of each loop
/// @param tcp the TCP port all loops share, if there is to be one
public record MediaSettings(
        String bindAddress,
        int port,
        List<String> advertisedAddresses,
        int loops,
        MediaLimits limits,
        Optional<TcpSettings> tcp) {
    private static final int CORES_PER_LOOP = 4;
    private static final int LOOPS_MAX = 4;

    public MediaSettings {
        if (loops < 1) {
            throw new IllegalArgumentException("a media server has at least one loop");
        }
        advertisedAddresses = List.copyOf(advertisedAddresses);
    }

    /// Without TCP.
    public MediaSettings(
            String bindAddress,
            int port,
            List<String> advertisedAddresses,
            int loops,
            MediaLimits limits) {
        this(bindAddress, port, advertisedAddresses, loops, limits, Optional.empty());
    }

    /// A free port on loopback, for tests and self-checks.
    public static MediaSettings loopback() {
        return new MediaSettings("127.0.0.1", 0, List.of(), 1, MediaLimits.DEFAULT);
    }

    /// The same with another number of loops.
    public MediaSettings withLoops(int number) {
        return new MediaSettings(bindAddress, port, advertisedAddresses, number, limits, tcp);
    }

    /// The same with a TCP port.
    public MediaSettings withTcp(TcpSettings settings) {
        return new MediaSettings(
                bindAddress, port, advertisedAddresses, loops, limits, Optional.of(settings));
    }

    /// As many loops as a machine with so many cores makes use of: one keeps a whole core busy with
    /// hundreds of calls, and compositions and pages want cores too.
    public static int loopsFor(int cores) {
        return Math.clamp(cores / CORES_PER_LOOP, 1, LOOPS_MAX);
    }
}
