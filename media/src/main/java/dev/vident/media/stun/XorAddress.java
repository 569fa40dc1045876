package dev.vident.media.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The value of XOR-MAPPED-ADDRESS (RFC 8489 section 14.2): `0 | family | port ^ cookie | address ^
/// (cookie ‖ transaction)`.
final class XorAddress {
    private static final byte IPV4 = 1;
    private static final byte IPV6 = 2;

    private XorAddress() {}

    static byte[] encode(InetSocketAddress address, byte[] transactionId) {
        byte[] host = address.getAddress().getAddress();
        ByteBuffer value = ByteBuffer.allocate(4 + host.length);
        value.put((byte) 0).put(host.length == 4 ? IPV4 : IPV6);
        value.putShort((short) (address.getPort() ^ (StunLayout.MAGIC_COOKIE >>> 16)));
        value.put(masked(host, transactionId));
        return value.array();
    }

    static @Nullable InetSocketAddress decode(byte[] value, byte[] transactionId) {
        boolean ipv4 = value.length == 8 && value[1] == IPV4;
        boolean ipv6 = value.length == 20 && value[1] == IPV6;
        if (!ipv4 && !ipv6) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(value);
        int port = (buffer.getShort(2) ^ (StunLayout.MAGIC_COOKIE >>> 16)) & 0xFFFF;
        byte[] host = new byte[value.length - 4];
        buffer.get(4, host);
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(masked(host, transactionId)), port);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static byte[] masked(byte[] host, byte[] transactionId) {
        byte[] mask =
                ByteBuffer.allocate(16).putInt(StunLayout.MAGIC_COOKIE).put(transactionId).array();
        byte[] result = new byte[host.length];
        for (int i = 0; i < host.length; i++) {
            result[i] = (byte) (host[i] ^ mask[i]);
        }
        return result;
    }
}
