package dev.vident.media.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.dtls.Fingerprint;
import dev.vident.media.ice.IceCredentials;
import dev.vident.media.ice.IceTimes;
import dev.vident.media.ice.TransportAddress;
import dev.vident.media.rtcp.PictureLossIndication;
import dev.vident.media.srtp.SrtpSender;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerTest {
    private static final long SECOND = 1_000_000;
    private static final TransportAddress HOME =
            TransportAddress.udp(new InetSocketAddress("198.51.100.7", 4000));
    private static final TransportAddress STRANGER =
            TransportAddress.udp(new InetSocketAddress("203.0.113.70", 5000));
    private static final DtlsIdentity SERVER = DtlsIdentity.generate(Browser.RANDOM, Instant.now());

    private final IceCredentials credentials = IceCredentials.generate(Browser.RANDOM);
    private final Peer peer =
            new Peer(
                    new PeerSettings(SERVER, Browser.RANDOM, DtlsPace.LOCKSTEP, IceTimes.DEFAULT),
                    credentials,
                    new PacketPool(),
                    () -> {},
                    0);
    private final Browser browser = new Browser(HOME, credentials);
    private final List<PeerEvent> events = new ArrayList<>();
    private final List<Integer> media = new ArrayList<>();
    private int sent;

    @Test
    void media_that_comes_before_the_answer_waits_for_it() {
        shakeHands();
        SrtpSender sender = browser.sender();
        receive(browser.rtp(sender, 1), HOME, 0);
        receive(browser.rtp(sender, 2), HOME, 0);
        assertThat(events).isEmpty();

        input(new PeerInput.Answered(Browser.fingerprint()), 0);
        receive(browser.rtp(sender, 3), HOME, 0);

        assertThat(events.getFirst()).isEqualTo(new PeerEvent.Connected());
        assertThat(media).containsExactly(1, 2, 3);
    }

    @Test
    void only_so_much_waits() {
        shakeHands();
        SrtpSender sender = browser.sender();
        for (int sequence = 0; sequence < 100; sequence++) {
            receive(browser.rtp(sender, sequence), HOME, 0);
        }

        input(new PeerInput.Answered(Browser.fingerprint()), 0);

        assertThat(media).hasSize(64);
        assertThat(peer.counters().unparked()).isEqualTo(36);
    }

    @Test
    void a_certificate_other_than_the_answers_ends_the_session() {
        shakeHands();
        Fingerprint another = SERVER.fingerprint();

        input(new PeerInput.Answered(another), 0);

        assertThat(events).containsExactly(new PeerEvent.Ended(EndReason.HANDSHAKE_FAILED));
        assertThat(peer.isConnected()).isFalse();
    }

    @Test
    void a_handshake_from_an_address_without_an_authentic_check_is_not_begun() {
        receive(browser.firstFlight(), STRANGER, 0);

        assertThat(sent).isZero();
        assertThat(peer.counters().malformed()).isEqualTo(1);
    }

    @Test
    void a_goodbye_ends_the_session_and_ours_is_sent() {
        connect();
        browser.hangUp();
        browser.flights().forEach(datagram -> receive(datagram, HOME, 0));

        assertThat(events).endsWith(new PeerEvent.Ended(EndReason.CLOSED_BY_PEER));
        assertThat(peer.isDone()).isTrue();
    }

    @Test
    void closing_says_goodbye_to_the_browser() {
        connect();

        input(new PeerInput.Closed(EndReason.CLOSED_BY_US), SECOND);

        assertThat(events).endsWith(new PeerEvent.Ended(EndReason.CLOSED_BY_US));
        assertThat(browser.isEstablished()).isFalse();
        assertThat(peer.isDone()).isTrue();
        assertThat(peer.wakeUpMicros()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_session_that_never_connects_ends_after_60_s() {
        passTime();

        assertThat(events).containsExactly(new PeerEvent.Ended(EndReason.CONSENT_EXPIRED));
    }

    @Test
    void checks_without_a_handshake_end_as_a_failed_one_after_60_s() {
        for (long now = 0; now < 70 * SECOND && events.isEmpty(); now += SECOND) {
            byte[] check = browser.check(now);
            if (check != null) {
                receive(check, HOME, now);
            }
            input(new PeerInput.TimePassed(), now);
        }

        assertThat(events).containsExactly(new PeerEvent.Ended(EndReason.HANDSHAKE_FAILED));
    }

    @Test
    void silence_and_return_are_told_and_nothing_is_sent_meanwhile() {
        connect();
        input(new PeerInput.TimePassed(), 12 * SECOND);
        int sentBefore = sent;
        peer.sendRtcp(List.of(new PictureLossIndication(1, 2)), 12 * SECOND);
        drain(12 * SECOND);
        assertThat(sent).isEqualTo(sentBefore);
        assertThat(peer.isLive()).isFalse();

        receive(browser.check(13 * SECOND), HOME, 13 * SECOND);
        assertThat(peer.isLive()).isTrue();
        assertThat(events)
                .containsExactly(
                        new PeerEvent.Connected(),
                        new PeerEvent.FellSilent(),
                        new PeerEvent.Resumed());
    }

    @Test
    void a_forged_packet_is_counted_and_nothing_else() {
        connect();
        byte[] forged = browser.rtp(browser.sender(), 1);
        forged[forged.length - 1] ^= 1;

        receive(forged, HOME, 0);

        assertThat(media).isEmpty();
        assertThat(peer.counters().refusedBySrtp()).isEqualTo(1);
    }

    private void connect() {
        shakeHands();
        input(new PeerInput.Answered(Browser.fingerprint()), 0);
        assertThat(events).containsExactly(new PeerEvent.Connected());
    }

    private void shakeHands() {
        receive(browser.check(0), HOME, 0);
        for (int round = 0; round < 5; round++) {
            browser.flights().forEach(datagram -> receive(datagram, HOME, 0));
        }
        assertThat(browser.isEstablished()).isTrue();
    }

    private void passTime() {
        while (events.isEmpty()) {
            input(new PeerInput.TimePassed(), peer.wakeUpMicros());
        }
    }

    private void receive(byte[] datagram, TransportAddress source, long nowMicros) {
        input(new PeerInput.Datagram(datagram.clone(), 0, datagram.length, source), nowMicros);
    }

    private void input(PeerInput input, long nowMicros) {
        peer.handle(input, nowMicros);
        drain(nowMicros);
    }

    private void drain(long nowMicros) {
        for (PeerOutput output = peer.poll(); output != null; output = peer.poll()) {
            switch (output) {
                case Transmit transmit -> {
                    sent++;
                    browser.take(transmit, nowMicros);
                }
                case PeerEvent.RtpArrived rtp -> media.add((int) rtp.buffer()[rtp.offset() + 12]);
                case PeerEvent event -> events.add(event);
            }
        }
    }
}
