package dev.vident.media.net;

import dev.vident.media.ice.IceClient;
import dev.vident.media.ice.IceCredentials;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Random;

/// What a client writes to the TCP port.
final class TcpFrames {
    private TcpFrames() {}

    static byte[] frame(byte[] content) {
        return ByteBuffer.allocate(2 + content.length)
                .putShort((short) content.length)
                .put(content)
                .array();
    }

    /// A connectivity check as an answer to an offer, or to what pretends to be one.
    static byte[] check(String ufrag, String password) {
        IceClient client =
                new IceClient(
                        new IceCredentials("peer", "peerpeerpeerpeerpeerpeer"),
                        new IceCredentials(ufrag, password),
                        new Random(3));
        return frame(Objects.requireNonNull(client.poll(0)));
    }

    /// The TCP port an offer names.
    static int port(SessionOffer offer) {
        return offer.sdp()
                .lines()
                .filter(line -> line.endsWith("tcptype passive"))
                .map(line -> Integer.parseInt(line.split(" ")[5]))
                .findFirst()
                .orElseThrow();
    }

    /// The value of an attribute of an offer.
    static String attribute(SessionOffer offer, String name) {
        return offer.sdp()
                .lines()
                .filter(line -> line.startsWith("a=" + name + ":"))
                .map(line -> line.substring(name.length() + 3))
                .findFirst()
                .orElseThrow();
    }
}
