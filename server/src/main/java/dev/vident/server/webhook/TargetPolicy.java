package dev.vident.server.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Which targets a webhook may have: https addresses on the public internet, so that nobody who may
/// set a webhook can make the server talk to its own network. Immutable and thread-safe.
///
/// @param allowPrivate permits http and addresses of private networks, for development
public record TargetPolicy(boolean allowPrivate) {
    private static final int URL_LENGTH_MAX = 2048;

    /// Why an address cannot be a target, judged by its text alone; empty when it can.
    public Optional<String> refusal(String target) {
        if (target.length() > URL_LENGTH_MAX) {
            return Optional.of("target must have at most " + URL_LENGTH_MAX + " characters");
        }
        URI uri;
        try {
            uri = URI.create(target);
        } catch (IllegalArgumentException _) {
            return Optional.of("target must be an https address");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.of("target must be an https address without user information");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        return https || (http && allowPrivate)
                ? Optional.empty()
                : Optional.of("target must be an https address");
    }

    /// Why a host must not be connected to, judged by all its addresses; empty when it may.
    Optional<String> addressRefusal(List<InetAddress> addresses) {
        return allowPrivate || addresses.stream().allMatch(TargetPolicy::isPublic)
                ? Optional.empty()
                : Optional.of("the target resolves to an address that is not public");
    }

    /// Whether an address is one of the public internet (the special-purpose registries of RFC 6890
    /// are not).
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return address instanceof Inet4Address
                ? isPublicV4(first, second, bytes[2] & 0xff)
                : isPublicV6(first, second, bytes);
    }

    private static boolean isPublicV4(int first, int second, int third) {
        return !(first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 192 && second == 88 && third == 99)
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113));
    }

    /// Only 2000::/3 is global unicast. Of it, 2001::/23 (among it Teredo), 2001:db8::/32, and
    /// 2002::/16, which wraps IPv4 addresses, are not taken.
    private static boolean isPublicV6(int first, int second, byte[] bytes) {
        if ((first & 0xe0) != 0x20) {
            return false;
        }
        int third = bytes[2] & 0xff;
        int fourth = bytes[3] & 0xff;
        boolean special = first == 0x20 && second == 0x01 && third < 2;
        boolean documentation = first == 0x20 && second == 0x01 && third == 0x0d && fourth == 0xb8;
        boolean sixToFour = first == 0x20 && second == 0x02;
        return !(special || documentation || sixToFour);
    }
}
