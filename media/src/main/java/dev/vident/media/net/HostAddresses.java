package dev.vident.media.net;

import dev.vident.media.sdp.IceCandidate;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// The addresses browsers are told to send to.
final class HostAddresses {
    private static final int CANDIDATES_MAX = 8;

    private HostAddresses() {}

    /// The advertised addresses, or the one bound to, or for a wildcard this host's own with
    /// loopback last; all of them over UDP first.
    static List<IceCandidate> candidates(
            MediaSettings settings, InetAddress bound, int port, OptionalInt tcpPort)
            throws SocketException {
        List<String> addresses = addresses(settings, bound);
        List<IceCandidate> candidates = new ArrayList<>();
        addresses.forEach(address -> candidates.add(IceCandidate.udp(address, port)));
        tcpPort.ifPresent(tcp ->
                addresses.forEach(
                        address -> candidates.add(IceCandidate.tcpPassive(address, tcp))));
        return List.copyOf(candidates);
    }

    private static List<String> addresses(MediaSettings settings, InetAddress bound)
            throws SocketException {
        if (!settings.advertisedAddresses().isEmpty()) {
            return settings.advertisedAddresses();
        }
        return bound.isAnyLocalAddress() ? ownAddresses() : List.of(bound.getHostAddress());
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
    static String literal(InetAddress address) {
        return address.getHostAddress().split("%", 2)[0];
    }
}
