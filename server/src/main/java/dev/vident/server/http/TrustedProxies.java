package dev.vident.server.http;

import dev.vident.server.platform.AddressRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The proxies whose `X-Forwarded-For` is believed. Immutable and thread-safe.
///
/// @param ranges their addresses; empty when there is none, so that nobody can claim an address
record TrustedProxies(List<AddressRange> ranges) {
    TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    /// Whether this is the address of such a proxy.
    boolean trusts(String peer) {
        return AddressRange.anyContains(ranges, peer);
    }

    /// Where a request comes from: the last address in the chain that is no trusted proxy, since
    /// everything before it was written by a stranger.
    ///
    /// @param peer the other end of the connection
    /// @param forwardedFor values of `X-Forwarded-For`, in the order of the request
    String client(String peer, List<String> forwardedFor) {
        List<String> chain = new ArrayList<>();
        for (String value : forwardedFor) {
            Arrays.stream(value.split(",")).map(String::strip).forEach(chain::add);
        }
        String client = peer;
        while (AddressRange.anyContains(ranges, client) && !chain.isEmpty()) {
            client = chain.removeLast();
        }
        return client;
    }
}
