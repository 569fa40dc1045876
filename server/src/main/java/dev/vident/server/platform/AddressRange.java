package dev.vident.server.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/// A range of IP addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3); a single address is
/// one of full length. Immutable.
///
/// An IPv4 address mapped into IPv6 counts as the IPv4 address it stands for.
public final class AddressRange {
    private final byte[] network;
    private final int prefixLength;

    private AddressRange(byte[] network, int prefixLength) {
        this.network = network;
        this.prefixLength = prefixLength;
    }

    /// Reads `10.0.0.0/8`, `2001:db8::/32` or an address.
    ///
    /// @throws IllegalArgumentException when it is neither, or bits beyond the prefix are set
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] network =
                bytes(slash < 0 ? text : text.substring(0, slash))
                        .orElseThrow(() -> new IllegalArgumentException("not an IP address"));
        int bits = network.length * 8;
        String length = slash < 0 ? Integer.toString(bits) : text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
            throw new IllegalArgumentException("the prefix length must be 0 to " + bits);
        }
        AddressRange range = new AddressRange(network, Integer.parseInt(length));
        if (!Arrays.equals(network, range.masked(network))) {
            throw new IllegalArgumentException("bits beyond the prefix are set");
        }
        return range;
    }

    /// Whether an address lies in one of these ranges; text that is no address lies in none.
    public static boolean anyContains(Collection<AddressRange> ranges, String address) {
        Optional<byte[]> bytes = bytes(address);
        return bytes.isPresent() && ranges.stream().anyMatch(range -> range.contains(bytes.get()));
    }

    private boolean contains(byte[] address) {
        return address.length == network.length && Arrays.equals(network, masked(address));
    }

    private byte[] masked(byte[] address) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(prefixLength - 8L * i, 0, 8);
            masked[i] &= (byte) (0xff00 >> kept);
        }
        return masked;
    }

    /// The bytes of a literal; the zone of a link-local address says nothing about the range.
    private static Optional<byte[]> bytes(String literal) {
        int zone = literal.indexOf('%');
        try {
            return Optional.of(
                    InetAddress.ofLiteral(zone < 0 ? literal : literal.substring(0, zone))
                            .getAddress());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange that
                && prefixLength == that.prefixLength
                && Arrays.equals(network, that.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefixLength;
    }

    /// The notation it is read from, zeros of IPv6 shortened, without a length where it is a single
    /// address.
    @Override
    public String toString() {
        String address;
        try {
            address =
                    InetAddress.getByAddress(network)
                            .getHostAddress()
                            .replaceFirst("(^|:)(0(:|$)){2,}", "::");
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
        return prefixLength == network.length * 8 ? address : address + "/" + prefixLength;
    }
}
