package dev.vident.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.stun.StunAttribute;
import dev.vident.media.stun.StunBuilder;
import dev.vident.media.stun.StunMessage;
import dev.vident.media.stun.StunType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IceLiteTest {
    private static final TransportAddress HOME =
            TransportAddress.udp(new InetSocketAddress("198.51.100.7", 4000));
    private static final TransportAddress MOBILE =
            TransportAddress.udp(new InetSocketAddress("203.0.113.70", 5000));
    private static final long SECOND = 1_000_000;

    private final Random random = new Random(1);
    private final IceCredentials serverCredentials = IceCredentials.generate(random);
    private final IceCredentials clientCredentials = IceCredentials.generate(random);
    private final IceLite server = new IceLite(serverCredentials, IceTimes.DEFAULT, 0);
    private final IceClient client = new IceClient(clientCredentials, serverCredentials, random);

    @Test
    void a_check_with_use_candidate_connects_and_its_answer_satisfies_the_client() {
        assertThat(check(HOME, 0)).isTrue();

        assertThat(server.remote(0)).isEqualTo(HOME);
        assertThat(client.isConnected()).isTrue();
        assertThat(client.mappedAddress()).isEqualTo(HOME.socket());
    }

    @Test
    void the_last_nominated_source_wins() {
        check(HOME, 0);
        check(MOBILE, 3 * SECOND);

        assertThat(server.remote(3 * SECOND)).isEqualTo(MOBILE);
    }

    @Test
    void a_check_without_nomination_keeps_the_pair_and_refreshes_consent() {
        check(HOME, 0);
        byte[] bare = request(serverCredentials).build(serverCredentials.key());

        assertThat(server.handle(parse(bare), MOBILE, 4 * SECOND)).isNotNull();
        server.handleTimeout(8 * SECOND);

        assertThat(server.state()).isEqualTo(new IceState.Connected(HOME, 4 * SECOND));
    }

    @Test
    void strangers_get_no_answer_and_change_nothing() {
        IceCredentials wrongPassword =
                new IceCredentials(serverCredentials.ufrag(), "x".repeat(24));
        IceCredentials wrongUfrag = new IceCredentials("stranger", serverCredentials.password());
        byte[] forged = request(serverCredentials).build(wrongPassword.key());
        byte[] misdirected = request(wrongUfrag).build(serverCredentials.key());
        byte[] nameless =
                new StunBuilder(StunType.BINDING_REQUEST, new byte[12])
                        .build(serverCredentials.key());

        for (byte[] datagram : List.of(forged, misdirected, nameless)) {
            assertThat(server.handle(parse(datagram), HOME, 0)).isNull();
        }
        assertThat(server.state()).isEqualTo(new IceState.Waiting(0));
    }

    @Test
    void a_peer_that_claims_to_be_controlled_is_told_of_the_conflict() {
        byte[] conflicting =
                request(serverCredentials)
                        .attribute(StunAttribute.ICE_CONTROLLED, new byte[8])
                        .build(serverCredentials.key());

        StunMessage answer = parse(server.handle(parse(conflicting), HOME, 0));

        assertThat(answer.type()).isEqualTo(StunType.BINDING_ERROR);
        assertThat(answer.errorCode()).isEqualTo(487);
        assertThat(server.remote(0)).isNull();
    }

    @Test
    void silence_is_noticed_after_5_s_stops_sending_after_10_s_and_ends_after_30_s() {
        check(HOME, 0);
        assertThat(server.wakeUpMicros()).isEqualTo(5 * SECOND);

        server.handleTimeout(5 * SECOND);
        assertThat(server.state()).isInstanceOf(IceState.Silent.class);
        assertThat(server.remote(9 * SECOND)).isEqualTo(HOME);
        assertThat(server.remote(10 * SECOND)).isNull();

        server.handleTimeout(30 * SECOND - 1);
        assertThat(server.state()).isInstanceOf(IceState.Silent.class);
        server.handleTimeout(30 * SECOND);
        assertThat(server.state()).isEqualTo(new IceState.Expired());
    }

    @Test
    void a_silent_peer_may_come_back_from_another_address() {
        check(HOME, 0);
        server.handleTimeout(12 * SECOND);

        check(MOBILE, 13 * SECOND);

        assertThat(server.remote(13 * SECOND)).isEqualTo(MOBILE);
    }

    @Test
    void old_credentials_work_until_the_new_ones_are_used() {
        check(HOME, 0);
        IceCredentials fresh = IceCredentials.generate(random);
        server.restart(fresh);
        assertThat(server.ufrags()).containsExactly(fresh.ufrag(), serverCredentials.ufrag());

        assertThat(check(HOME, 2 * SECOND))
                .as("old credentials, before the restart was used")
                .isTrue();
        client.restart(IceCredentials.generate(random), fresh);
        assertThat(check(MOBILE, 3 * SECOND)).as("new credentials").isTrue();

        assertThat(server.ufrags()).containsExactly(fresh.ufrag());
        byte[] stale = request(serverCredentials).build(serverCredentials.key());
        assertThat(server.handle(parse(stale), HOME, 4 * SECOND)).isNull();
    }

    @Test
    void the_client_refuses_answers_that_are_forged_or_repeated() {
        byte[] check = client.poll(0);
        byte[] answer = server.handle(parse(check), HOME, 0);
        byte[] forged =
                new StunBuilder(StunType.BINDING_SUCCESS, parse(check).transactionId())
                        .mappedAddress(MOBILE.socket())
                        .build(
                                "not the password"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(client.handle(parse(forged))).isFalse();
        assertThat(client.handle(parse(answer))).isTrue();
        assertThat(client.handle(parse(answer))).isFalse();
    }

    @Test
    void every_state_and_event_has_its_place_in_the_table() {
        long now = 100 * SECOND;
        List<IceState> states =
                List.of(
                        new IceState.Waiting(99 * SECOND),
                        new IceState.Waiting(0),
                        new IceState.Connected(HOME, 99 * SECOND),
                        new IceState.Connected(HOME, 94 * SECOND),
                        new IceState.Connected(HOME, 0),
                        new IceState.Silent(HOME, 94 * SECOND),
                        new IceState.Silent(HOME, 0),
                        new IceState.Expired());
        List<IceEvent> events =
                List.of(
                        new IceEvent.CheckPassed(MOBILE, true),
                        new IceEvent.CheckPassed(MOBILE, false),
                        new IceEvent.TimePassed());
        StringBuilder table = new StringBuilder();
        for (IceState state : states) {
            table.append(state.getClass().getSimpleName()).append(" →");
            for (IceEvent event : events) {
                IceState next = IceMachine.next(state, event, now, IceTimes.DEFAULT);
                table.append(' ').append(next.getClass().getSimpleName());
            }
            table.append('\n');
        }
        assertThat(table)
                .hasToString(
                        """
                        Waiting → Connected Waiting Waiting
                        Waiting → Connected Waiting Expired
                        Connected → Connected Connected Connected
                        Connected → Connected Connected Silent
                        Connected → Connected Connected Expired
                        Silent → Connected Connected Silent
                        Silent → Connected Connected Expired
                        Expired → Expired Expired Expired
                        """);
    }

    private boolean check(TransportAddress source, long nowMicros) {
        byte[] check = client.poll(nowMicros);
        assertThat(check).as("a check is due").isNotNull();
        byte[] answer = server.handle(parse(check), source, nowMicros);
        return answer != null && client.handle(parse(answer));
    }

    private static StunBuilder request(IceCredentials remote) {
        return new StunBuilder(StunType.BINDING_REQUEST, new byte[12])
                .username(remote.ufrag() + ":client");
    }

    private static StunMessage parse(byte[] datagram) {
        StunMessage message = StunMessage.parse(datagram, 0, datagram.length);
        assertThat(message).isNotNull();
        assertThat(message.hasFingerprint()).isTrue();
        return message;
    }
}
