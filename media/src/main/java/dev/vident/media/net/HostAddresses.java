package dev.vident.media.net;

import dev.vident.media.sdp.IceCandidate;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The addresses browsers are told to send to.
final class HostAddresses {
    private static final int CANDIDATES_MAX = 8;

    private HostAddresses() {}

    /// The advertised addresses, or the one bound to, or for a wildcard this host's own with
    /// loopback last.
    static List<IceCandidate> candidates(MediaSettings settings, InetAddress bound, int port)
            throws SocketException {
        List<String> addresses = settings.advertisedAddresses();
        if (addresses.isEmpty()) {
            addresses =
                    bound.isAnyLocalAddress() ? ownAddresses() : List.of(bound.getHostAddress());
        }
        return addresses.stream().map(address -> new IceCandidate(address, port)).toList();
    }

    private static List<String> ownAddresses() throws SocketException {
        List<InetAddress> addresses = new ArrayList<>();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            if (network.isUp()) {
                network.inetAddresses().filter(HostAddresses::isReachable).forEach(addresses::add);
            }
        }
        return addresses.stream()
                .sorted(
                        Comparator.comparing(InetAddress::isLoopbackAddress)
                                .thenComparing(address -> !(address instanceof Inet4Address)))
                .limit(CANDIDATES_MAX)
                .map(HostAddresses::literal)
                .toList();
    }

    private static boolean isReachable(InetAddress address) {
        return !address.isLinkLocalAddress() && !address.isMulticastAddress();
    }

    /// Without the interface an IPv6 address may name behind a percent sign.
    private static String literal(InetAddress address) {
        return address.getHostAddress().split("%", 2)[0];
    }
}
