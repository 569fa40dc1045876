package dev.vident.media.net;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Offsets and numbers of the structures of `sys/socket.h`, `netinet/in.h` and `netinet/udp.h` on
/// 64-bit Linux.
final class SocketStructures {
    static final int AF_INET6 = 10;
    static final int SOL_SOCKET = 1;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;
    static final int IPPROTO_UDP = 17;
    static final int UDP_SEGMENT = 103;
    static final int IPPROTO_IPV6 = 41;
    static final int IPV6_V6ONLY = 26;
    static final int IPV6_RECVPKTINFO = 49;
    static final int IPV6_PKTINFO = 50;

    /// `sockaddr_in6`: family, port, flow, address, scope.
    static final int ADDRESS_BYTES = 28;

    /// `mmsghdr`: name, its length, vectors, their number, control, its length, flags, bytes done.
    static final int MESSAGE_BYTES = 64;

    static final int MESSAGE_NAME = 0;
    static final int MESSAGE_NAME_LENGTH = 8;
    static final int MESSAGE_VECTORS = 16;
    static final int MESSAGE_VECTOR_COUNT = 24;
    static final int MESSAGE_CONTROL = 32;
    static final int MESSAGE_CONTROL_LENGTH = 40;
    static final int MESSAGE_DONE = 56;

    /// `iovec`: base, length.
    static final int VECTOR_BYTES = 16;

    static final int VECTOR_LENGTH = 8;

    /// `cmsghdr`: length, level, type; data follow.
    static final int CONTROL_HEADER_BYTES = 16;

    static final int CONTROL_LEVEL = 8;
    static final int CONTROL_TYPE = 12;

    /// `in6_pktinfo`: address, interface.
    static final int PACKET_INFO_BYTES = 20;

    /// What a control message with packet information takes, padding included.
    static final int PACKET_INFO_SPACE = 40;

    /// What a control message with a segment size takes, padding included.
    static final int SEGMENT_SPACE = 24;

    private static final ValueLayout.OfShort NETWORK_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NETWORK_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int PORT = 2;
    private static final int HIGH = 8;
    private static final int LOW = 16;
    private static final int SCOPE = 24;

    private SocketStructures() {}

    static void putAddress(
            MemorySegment target, long at, long high, long low, int port, int scope) {
        target.set(JAVA_SHORT, at, (short) AF_INET6);
        target.set(NETWORK_SHORT, at + PORT, (short) port);
        target.set(JAVA_INT, at + PORT + 2, 0);
        target.set(NETWORK_LONG, at + HIGH, high);
        target.set(NETWORK_LONG, at + LOW, low);
        target.set(JAVA_INT, at + SCOPE, scope);
    }

    static long addressHigh(MemorySegment address, long at) {
        return address.get(NETWORK_LONG, at + HIGH);
    }

    static long addressLow(MemorySegment address, long at) {
        return address.get(NETWORK_LONG, at + LOW);
    }

    static int addressPort(MemorySegment address, long at) {
        return Short.toUnsignedInt(address.get(NETWORK_SHORT, at + PORT));
    }

    static int addressScope(MemorySegment address, long at) {
        return address.get(JAVA_INT, at + SCOPE);
    }

    /// Whether the control message at `at` tells the address a datagram came to.
    static boolean isPacketInfo(MemorySegment control, long at, long length) {
        return length >= CONTROL_HEADER_BYTES + PACKET_INFO_BYTES
                && control.get(JAVA_INT, at + CONTROL_LEVEL) == IPPROTO_IPV6
                && control.get(JAVA_INT, at + CONTROL_TYPE) == IPV6_PKTINFO;
    }

    static long packetInfoHigh(MemorySegment control, long at) {
        return control.get(NETWORK_LONG, at + CONTROL_HEADER_BYTES);
    }

    static long packetInfoLow(MemorySegment control, long at) {
        return control.get(NETWORK_LONG, at + CONTROL_HEADER_BYTES + Long.BYTES);
    }

    /// Writes which address to send from; the interface is left to the routes.
    static void putPacketInfo(MemorySegment control, long at, long high, long low) {
        control.set(JAVA_LONG, at, CONTROL_HEADER_BYTES + (long) PACKET_INFO_BYTES);
        control.set(JAVA_INT, at + CONTROL_LEVEL, IPPROTO_IPV6);
        control.set(JAVA_INT, at + CONTROL_TYPE, IPV6_PKTINFO);
        control.set(NETWORK_LONG, at + CONTROL_HEADER_BYTES, high);
        control.set(NETWORK_LONG, at + CONTROL_HEADER_BYTES + Long.BYTES, low);
        control.set(JAVA_INT, at + CONTROL_HEADER_BYTES + 2 * Long.BYTES, 0);
    }

    /// Writes the size of the datagrams a message is cut into.
    static void putSegmentSize(MemorySegment control, long at, int bytes) {
        control.set(JAVA_LONG, at, CONTROL_HEADER_BYTES + (long) Short.BYTES);
        control.set(JAVA_INT, at + CONTROL_LEVEL, IPPROTO_UDP);
        control.set(JAVA_INT, at + CONTROL_TYPE, UDP_SEGMENT);
        control.set(JAVA_SHORT, at + CONTROL_HEADER_BYTES, (short) bytes);
    }
}
