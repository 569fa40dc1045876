package dev.vident.media.capture;

import java.nio.ByteBuffer;

/// The IPv4 and UDP headers before a captured packet, with made-up addresses: no address of a
/// person may leave the server.
///
/// ```
/// server 192.0.2.1 · participants 192.0.2.10, .11, …     (documentation addresses, RFC 5737)
/// received from participant n: port 40000 + 2n on both sides · sent to it: the next port
/// ```
final class UdpHeader {
    static final int BYTES = 28;

    private static final int NETWORK = 192 << 24 | 2 << 8;
    private static final int SERVER = NETWORK | 1;
    private static final int FIRST_PARTICIPANT = NETWORK | 10;
    private static final int PARTICIPANTS = 200;
    private static final int FIRST_PORT = 40_000;
    private static final int IPV4_BYTES = 20;

    private UdpHeader() {}

    /// @param participant its number in the call, from 0
    /// @param payloadBytes of the whole packet, also where less is captured
    static void put(
            ByteBuffer target, int participant, CaptureDirection direction, int payloadBytes) {
        int number = participant % PARTICIPANTS;
        boolean received = direction == CaptureDirection.RECEIVED;
        int person = FIRST_PARTICIPANT + number;
        int start = target.position();
        target.put((byte) 0x45).put((byte) 0).putShort((short) (BYTES + payloadBytes));
        target.putShort((short) 0).putShort((short) 0x4000); // do not fragment
        target.put((byte) 64).put((byte) 17).putShort((short) 0);
        target.putInt(received ? person : SERVER).putInt(received ? SERVER : person);
        target.putShort(start + 10, checksum(target, start));
        short port = (short) (FIRST_PORT + 2 * number + (received ? 0 : 1));
        target.putShort(port).putShort(port);
        target.putShort((short) (BYTES - IPV4_BYTES + payloadBytes)).putShort((short) 0);
    }

    /// RFC 791 section 3.1.
    private static short checksum(ByteBuffer bytes, int start) {
        int sum = 0;
        for (int i = 0; i < IPV4_BYTES; i += Short.BYTES) {
            sum += Short.toUnsignedInt(bytes.getShort(start + i));
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return (short) ~sum;
    }
}
