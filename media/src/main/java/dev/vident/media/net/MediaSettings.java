package dev.vident.media.net;

import java.util.List;

/// Where the media port is and how much it carries.
///
/// @param bindAddress local address literal; `0.0.0.0` for all
/// @param port UDP port, or 0 for a free one
/// @param advertisedAddresses address literals browsers are told, best first; empty for this host's
///   own addresses
/// @param limits the bounds of the loop
public record MediaSettings(
        String bindAddress, int port, List<String> advertisedAddresses, MediaLimits limits) {
    public MediaSettings {
        advertisedAddresses = List.copyOf(advertisedAddresses);
    }

    /// A free port on loopback, for tests and self-checks.
    public static MediaSettings loopback() {
        return new MediaSettings("127.0.0.1", 0, List.of(), MediaLimits.DEFAULT);
    }
}
