package dev.vident.media.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.ice.IceCredentials;
import dev.vident.media.ice.IceTimes;
import dev.vident.media.ice.TransportAddress;
import dev.vident.media.stun.StunBuilder;
import dev.vident.media.stun.StunType;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What somebody who means harm gets out of a session, in bytes and in time.
class HostilePeersTest {
    private static final long SECOND = 1_000_000;
    private static final TransportAddress HOME =
            TransportAddress.udp(new InetSocketAddress("198.51.100.7", 4000));
    private static final TransportAddress HOME_6 =
            TransportAddress.udp(new InetSocketAddress("2001:db8::7", 4000));
    private static final DtlsIdentity SERVER = DtlsIdentity.generate(Browser.RANDOM, Instant.now());

    private final IceCredentials credentials = IceCredentials.generate(Browser.RANDOM);
    private final HandshakeGate gate = new HandshakeGate(1);
    private final List<PeerEvent> events = new ArrayList<>();
    private int received;
    private int sent;

    @Test
    void a_stranger_gets_not_one_byte() {
        Peer peer = peer();
        Browser browser = new Browser(HOME, credentials);
        byte[] hello = browser.firstFlight();
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = hello.clone();
            for (int hits = random.nextInt(4); hits > 0; hits--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            noise[0] = random.nextBoolean() ? noise[0] : (byte) random.nextInt(192);
            hand(peer, noise, 0);
        }

        assertThat(sent).isZero();
        assertThat(events).isEmpty();
    }

    @Test
    void a_check_is_answered_with_no_more_bytes_than_it_has() {
        Peer peer = peer();
        Random random = new Random(6);
        for (TransportAddress source : List.of(HOME, HOME_6)) {
            Browser browser = new Browser(source, credentials);
            hand(peer, browser.check(0), source, 0);
            for (int length = 0; length < 40; length++) {
                byte[] id = new byte[12];
                random.nextBytes(id);
                byte[] bare =
                        new StunBuilder(StunType.BINDING_REQUEST, id)
                                .username(credentials.ufrag() + ":" + "x".repeat(length))
                                .build(credentials.password().getBytes(StandardCharsets.UTF_8));
                int before = sent;
                hand(peer, bare, source, 0);
                assertThat(sent - before)
                        .as("%s, %d", source, length)
                        .isLessThanOrEqualTo(bare.length);
            }
        }
        assertThat(sent).isPositive().isLessThanOrEqualTo(received);
    }

    @Test
    void a_half_open_handshake_ends_after_10_s_and_makes_room_for_another() {
        Peer slow = peer();
        hand(slow, new Browser(HOME, credentials).check(0), 0);
        hand(slow, new Browser(HOME, credentials).firstFlight(), 0);
        assertThat(gate.underWay()).isEqualTo(1);

        long now = 0;
        while (now < 60 * SECOND && gate.underWay() > 0) {
            now = slow.wakeUpMicros();
            slow.handle(new PeerInput.TimePassed(), now);
            drain(slow);
            if (now % (2 * SECOND) < SECOND) {
                hand(slow, new Browser(HOME, credentials).check(now), now);
            }
        }

        assertThat(events).endsWith(new PeerEvent.Ended(EndReason.HANDSHAKE_FAILED));
        assertThat(now).isBetween(10 * SECOND, 11 * SECOND);
        assertThat(gate.underWay()).isZero();
    }

    @Test
    void a_handshake_that_finds_the_gate_full_begins_when_its_flight_comes_again() {
        Peer first = peer();
        hand(first, new Browser(HOME, credentials).check(0), 0);
        hand(first, new Browser(HOME, credentials).firstFlight(), 0);
        Peer second = peer();
        byte[] hello = new Browser(HOME, credentials).firstFlight();
        hand(second, new Browser(HOME, credentials).check(0), 0);
        int before = sent;

        hand(second, hello, 0);
        assertThat(sent).as("no place").isEqualTo(before);
        assertThat(gate.turnedAway()).isEqualTo(1);

        first.handle(new PeerInput.Closed(EndReason.CLOSED_BY_US), 0);
        hand(second, hello, 0);
        assertThat(sent).as("the server's flight").isGreaterThan(before);
        second.handle(new PeerInput.Closed(EndReason.CLOSED_BY_US), 0);
        assertThat(gate.underWay()).isZero();
    }

    private Peer peer() {
        return new Peer(
                new PeerSettings(SERVER, Browser.RANDOM, DtlsPace.LOCKSTEP, IceTimes.DEFAULT, gate),
                credentials,
                new PacketPool(),
                () -> {},
                0);
    }

    private void hand(Peer peer, byte[] datagram, long nowMicros) {
        hand(peer, datagram, HOME, nowMicros);
    }

    private void hand(Peer peer, byte[] datagram, TransportAddress source, long nowMicros) {
        received += datagram.length;
        peer.handle(
                new PeerInput.Datagram(datagram.clone(), 0, datagram.length, source), nowMicros);
        drain(peer);
    }

    private void drain(Peer peer) {
        for (PeerOutput output = peer.poll(); output != null; output = peer.poll()) {
            switch (output) {
                case Transmit transmit -> sent += transmit.length();
                case PeerEvent event -> events.add(event);
            }
        }
    }
}
