package dev.vident.media.net;

import dev.vident.media.ice.TransportAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// An address datagrams come from, as a socket address of the kernel and of Java, and where on this
/// host they came to. Addresses are 128 bits; IPv4 is mapped into them (RFC 4291 section 2.5.5.2).
final class Source {
    private static final long MAPPED_PREFIX = 0xFFFFL << 32;

    private final long high;
    private final long low;
    private final int port;
    private final int scope;
    private final TransportAddress address;
    private long checkLocalHigh;
    private long checkLocalLow;
    private long mediaLocalHigh;
    private long mediaLocalLow;
    private long usedAt;

    Source(long high, long low, int port, int scope, TransportAddress address) {
        this.high = high;
        this.low = low;
        this.port = port;
        this.scope = scope;
        this.address = address;
    }

    static Source of(long high, long low, int port, int scope) {
        return new Source(
                high,
                low,
                port,
                scope,
                TransportAddress.udp(socketAddress(high, low, port, scope)));
    }

    static Source of(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        byte[] bytes = host.getAddress();
        return new Source(
                high(bytes),
                low(bytes),
                address.getPort(),
                scope(host),
                TransportAddress.udp(address));
    }

    static int scope(InetAddress host) {
        return host instanceof Inet6Address six ? six.getScopeId() : 0;
    }

    private static InetSocketAddress socketAddress(long high, long low, int port, int scope) {
        try {
            return new InetSocketAddress(inetAddress(high, low, scope), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the length of an address is right", e);
        }
    }

    private static InetAddress inetAddress(long high, long low, int scope)
            throws UnknownHostException {
        boolean mapped = high == 0 && low >>> 32 == 0xFFFF;
        byte[] bytes = new byte[mapped ? 4 : 16];
        for (int i = 0; i < bytes.length; i++) {
            int shift = 8 * (bytes.length - 1 - i);
            bytes[i] = (byte) (shift < Long.SIZE ? low >>> shift : high >>> (shift - Long.SIZE));
        }
        return scope == 0
                ? InetAddress.getByAddress(bytes)
                : Inet6Address.getByAddress(null, bytes, scope);
    }

    /// The first half of the address with these bytes.
    static long high(byte[] bytes) {
        return bytes.length == 4 ? 0 : word(bytes, 0, Long.BYTES);
    }

    /// The second half of the address with these bytes.
    static long low(byte[] bytes) {
        return bytes.length == 4
                ? MAPPED_PREFIX | word(bytes, 0, Integer.BYTES)
                : word(bytes, Long.BYTES, Long.BYTES);
    }

    private static long word(byte[] bytes, int from, int length) {
        long word = 0;
        for (int i = from; i < from + length; i++) {
            word = word << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return word;
    }

    boolean is(long otherHigh, long otherLow, int otherPort, int otherScope) {
        return low == otherLow && high == otherHigh && port == otherPort && scope == otherScope;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    int port() {
        return port;
    }

    int scope() {
        return scope;
    }

    TransportAddress address() {
        return address;
    }

    /// Notes where a datagram came to. Checks are remembered apart from media: a browser checks
    /// several of our addresses at a time, but sends media to the one it has chosen.
    void cameTo(long localHigh, long localLow, boolean check) {
        if (check) {
            checkLocalHigh = localHigh;
            checkLocalLow = localLow;
        } else {
            mediaLocalHigh = localHigh;
            mediaLocalLow = localLow;
        }
    }

    /// Where an answer should leave from, first half; both halves are 0 when that is unknown.
    long localHigh(boolean check) {
        return check ? checkLocalHigh : mediaLocalHigh;
    }

    long localLow(boolean check) {
        return check ? checkLocalLow : mediaLocalLow;
    }

    long usedAt() {
        return usedAt;
    }

    void use(long at) {
        usedAt = at;
    }
}
