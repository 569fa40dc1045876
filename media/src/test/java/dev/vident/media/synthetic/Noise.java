package dev.vident.media.synthetic;

import dev.vident.media.net.SessionOffer;
import dev.vident.media.stun.StunAttribute;
import dev.vident.media.stun.StunBuilder;
import dev.vident.media.stun.StunType;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Datagrams nobody asked for, from several ports: plain noise, and things that look like STUN (for
/// real sessions with a wrong password among them), DTLS, RTP and RTCP.
final class Noise implements AutoCloseable {
    private static final int SOCKETS = 8;
    private static final int BYTES_MAX = 1_700;
    private static final Pattern UFRAG = Pattern.compile("a=ice-ufrag:(\\S+)");
    private static final byte[] HELLO =
            HexFormat.of()
                    .parseHex(
                            "16fefd000000000000000000360100002a000000000000002afefd"
                                    + "00".repeat(32)
                                    + "000000"
                                    + "02c02b0100");

    private final Random random;
    private final List<DatagramSocket> sockets = new ArrayList<>();
    private final List<String> ufrags;
    private final InetAddress target;
    private final int port;

    Noise(long seed, int port, List<SessionOffer> offers) throws IOException {
        this.random = new Random(seed);
        this.port = port;
        this.target = InetAddress.getByName("127.0.0.1");
        this.ufrags = offers.stream().map(Noise::ufrag).toList();
        for (int i = 0; i < SOCKETS; i++) {
            sockets.add(new DatagramSocket());
        }
    }

    void send() throws IOException {
        byte[] datagram =
                switch (random.nextInt(6)) {
                    case 0 -> bytes(random.nextInt(BYTES_MAX));
                    case 1 -> stun();
                    case 2 -> damaged(HELLO.clone());
                    case 3 ->
                            starting(
                                    0x90,
                                    96 + random.nextInt(32),
                                    bytes(12 + random.nextInt(1_200)));
                    case 4 ->
                            starting(0x81, 200 + random.nextInt(8), bytes(8 + random.nextInt(200)));
                    default ->
                            starting(
                                    random.nextInt(256),
                                    random.nextInt(256),
                                    bytes(2 + random.nextInt(64)));
                };
        sockets.get(random.nextInt(SOCKETS))
                .send(new DatagramPacket(datagram, datagram.length, target, port));
    }

    @Override
    public void close() {
        sockets.forEach(DatagramSocket::close);
    }

    private byte[] stun() {
        String ufrag = random.nextBoolean() ? "strange" : ufrags.get(random.nextInt(ufrags.size()));
        byte[] check =
                new StunBuilder(StunType.BINDING_REQUEST, bytes(12))
                        .username(ufrag + ":browser")
                        .attribute(StunAttribute.USE_CANDIDATE, new byte[0])
                        .attribute(StunAttribute.ICE_CONTROLLING, bytes(8))
                        .build(bytes(24));
        return random.nextBoolean() ? check : damaged(check);
    }

    private byte[] damaged(byte[] datagram) {
        for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
            datagram[random.nextInt(datagram.length)] = (byte) random.nextInt();
        }
        return datagram;
    }

    private byte[] starting(int first, int second, byte[] datagram) {
        datagram[0] = (byte) first;
        datagram[1] = (byte) second;
        return datagram;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String ufrag(SessionOffer offer) {
        Matcher matcher = UFRAG.matcher(offer.sdp());
        if (!matcher.find()) {
            throw new IllegalArgumentException("an offer without a user fragment");
        }
        return matcher.group(1);
    }
}
