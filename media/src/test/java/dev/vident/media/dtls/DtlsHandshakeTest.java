package dev.vident.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two endpoints in virtual time.
class DtlsHandshakeTest {
    private static final SrtpProtection GCM = new SrtpProtection(7, 56);
    private static final SrtpProtection COUNTER_MODE = new SrtpProtection(1, 60);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DtlsIdentity SERVER_IDENTITY =
            DtlsIdentity.generate(RANDOM, Instant.now());
    private static final DtlsIdentity CLIENT_IDENTITY =
            DtlsIdentity.generate(RANDOM, Instant.now());

    private final List<DtlsEndpoint> open = new ArrayList<>();
    private long now;

    @AfterEach
    void closeEndpoints() {
        open.forEach(DtlsEndpoint::close);
    }

    @Test
    void both_sides_get_the_same_keys_and_each_others_certificate() {
        DtlsEndpoint server = server(GCM, COUNTER_MODE);
        DtlsEndpoint client = client(COUNTER_MODE, GCM);

        exchange(client, server, new Random(0), 0);

        DtlsState.Established atServer = established(server);
        DtlsState.Established atClient = established(client);
        assertThat(atServer.srtpProfile()).as("the server's preference").isEqualTo(GCM.id());
        assertThat(atServer.keyingMaterial()).hasSize(56).isEqualTo(atClient.keyingMaterial());
        assertThat(CLIENT_IDENTITY.fingerprint().matches(atServer.peerCertificate())).isTrue();
        assertThat(SERVER_IDENTITY.fingerprint().matches(atClient.peerCertificate())).isTrue();
        assertThat(SERVER_IDENTITY.fingerprint().matches(atServer.peerCertificate())).isFalse();
    }

    @Test
    void a_client_without_gcm_gets_counter_mode() {
        DtlsEndpoint server = server(GCM, COUNTER_MODE);
        DtlsEndpoint client = client(COUNTER_MODE);

        exchange(client, server, new Random(0), 0);

        assertThat(established(server).srtpProfile()).isEqualTo(COUNTER_MODE.id());
        assertThat(established(client).keyingMaterial()).hasSize(60);
    }

    @Test
    void without_a_common_profile_both_fail() {
        DtlsEndpoint server = server(GCM);
        DtlsEndpoint client = client(COUNTER_MODE);

        exchange(client, server, new Random(0), 0);

        assertThat(server.state()).isInstanceOf(DtlsState.Failed.class);
        assertThat(client.state()).isInstanceOf(DtlsState.Failed.class);
    }

    @Test
    void lost_flights_are_sent_again() {
        for (long seed = 0; seed < 25; seed++) {
            now = 0;
            DtlsEndpoint server = server(GCM);
            DtlsEndpoint client = client(GCM);

            exchange(client, server, new Random(seed), 30);

            assertThat(server.state())
                    .as("server, seed %d", seed)
                    .isInstanceOf(DtlsState.Established.class);
            assertThat(client.state())
                    .as("client, seed %d", seed)
                    .isInstanceOf(DtlsState.Established.class);
        }
    }

    @Test
    void in_free_pace_the_owner_is_woken_up_once_the_keys_are_there() throws InterruptedException {
        Semaphore wakeUps = new Semaphore(0);
        DtlsEndpoint server = free(DtlsRole.SERVER, SERVER_IDENTITY, wakeUps);
        DtlsEndpoint client = free(DtlsRole.CLIENT, CLIENT_IDENTITY, wakeUps);

        while (client.state() instanceof DtlsState.Handshaking) {
            assertThat(wakeUps.tryAcquire(10, TimeUnit.SECONDS)).as("woken up").isTrue();
            deliver(client, server);
            deliver(server, client);
        }

        assertThat(client.state()).isInstanceOf(DtlsState.Established.class);
    }

    private DtlsEndpoint free(DtlsRole role, DtlsIdentity identity, Semaphore wakeUps) {
        DtlsEndpoint endpoint =
                DtlsEndpoint.start(
                        role, identity, List.of(GCM), RANDOM, DtlsPace.FREE, wakeUps::release, now);
        open.add(endpoint);
        return endpoint;
    }

    private void deliver(DtlsEndpoint from, DtlsEndpoint to) {
        for (byte[] datagram = from.poll(); datagram != null; datagram = from.poll()) {
            to.handle(datagram, 0, datagram.length, now);
        }
    }

    @Test
    void forged_repeats_after_the_handshake_bring_no_more_bytes_than_they_have() {
        DtlsEndpoint server = server(GCM);
        DtlsEndpoint client = client(GCM);
        exchange(client, server, new Random(0), 0);
        byte[] forged = new byte[14];
        forged[0] = 22;

        int received = 0;
        int sent = 0;
        for (int i = 0; i < 1_000; i++) {
            server.handle(forged, 0, forged.length, now);
            received += forged.length;
            sent += drain(server);
        }

        assertThat(sent).isBetween(1, received);
        assertThat(established(server)).isNotNull();
    }

    @Test
    void a_first_flight_sent_again_and_again_brings_ours_no_more_often_than_time_does() {
        DtlsEndpoint server = server(GCM);
        byte[] hello = client(GCM).poll();
        server.handle(hello, 0, hello.length, now);
        int flight = drain(server);

        int sent = 0;
        for (int i = 0; i < 100; i++) {
            server.handle(hello, 0, hello.length, now);
            sent += drain(server);
        }

        assertThat(flight).isBetween(500, 2_000);
        assertThat(sent).isZero();
    }

    private static int drain(DtlsEndpoint endpoint) {
        int bytes = 0;
        for (byte[] datagram = endpoint.poll(); datagram != null; datagram = endpoint.poll()) {
            bytes += datagram.length;
        }
        return bytes;
    }

    @Test
    void a_silent_peer_fails_the_handshake_after_10_s() {
        DtlsEndpoint client = client(GCM);
        while (client.state() instanceof DtlsState.Handshaking) {
            now = client.wakeUpMicros();
            client.handleTimeout(now);
        }
        assertThat(now).isEqualTo(10_000_000);
        assertThat(client.state()).isInstanceOf(DtlsState.Failed.class);
        assertThat(client.wakeUpMicros()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_close_reaches_the_other_side() {
        DtlsEndpoint server = server(GCM);
        DtlsEndpoint client = client(GCM);
        exchange(client, server, new Random(0), 0);

        client.close();
        carry(client, server, new Random(0), 0);

        assertThat(client.state()).isEqualTo(new DtlsState.Closed(false));
        assertThat(server.state()).isEqualTo(new DtlsState.Closed(true));
    }

    @Test
    void damaged_datagrams_do_not_hurt() {
        for (long seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            DtlsEndpoint server = server(GCM);
            DtlsEndpoint client = client(GCM);
            for (int round = 0; round < 8; round++) {
                noise(server, random);
                carry(client, server, random, 0);
                noise(client, random);
                carry(server, client, random, 0);
            }
            assertThat(server.state())
                    .as("server, seed %d", seed)
                    .isInstanceOf(DtlsState.Established.class);
            noise(server, random);
            assertThat(server.state())
                    .as("server, seed %d", seed)
                    .isInstanceOf(DtlsState.Established.class);
        }
    }

    @Test
    void the_warm_up_succeeds_with_itself() {
        assertThat(DtlsWarmUp.run(SERVER_IDENTITY, List.of(GCM, COUNTER_MODE), RANDOM)).isTrue();
    }

    private void noise(DtlsEndpoint endpoint, Random random) {
        for (int i = 0; i < 20; i++) {
            byte[] datagram = new byte[1 + random.nextInt(60)];
            random.nextBytes(datagram);
            datagram[0] = (byte) (20 + random.nextInt(44));
            endpoint.handle(datagram, 0, datagram.length, now);
        }
    }

    private void exchange(
            DtlsEndpoint client, DtlsEndpoint server, Random random, int lossPercent) {
        while (now < 10_000_000) {
            carry(client, server, random, lossPercent);
            carry(server, client, random, lossPercent);
            carry(client, server, random, lossPercent);
            long next = Math.min(client.wakeUpMicros(), server.wakeUpMicros());
            if (next == Long.MAX_VALUE) {
                return;
            }
            now = Math.max(now + 1, next);
            client.handleTimeout(now);
            server.handleTimeout(now);
        }
    }

    private void carry(DtlsEndpoint from, DtlsEndpoint to, Random random, int lossPercent) {
        for (byte[] datagram = from.poll(); datagram != null; datagram = from.poll()) {
            assertThat(datagram.length).isLessThanOrEqualTo(1200);
            if (random.nextInt(100) >= lossPercent) {
                to.handle(datagram, 0, datagram.length, now);
            }
        }
    }

    private DtlsEndpoint server(SrtpProtection... protections) {
        return start(DtlsRole.SERVER, SERVER_IDENTITY, protections);
    }

    private DtlsEndpoint client(SrtpProtection... protections) {
        return start(DtlsRole.CLIENT, CLIENT_IDENTITY, protections);
    }

    private DtlsEndpoint start(
            DtlsRole role, DtlsIdentity identity, SrtpProtection... protections) {
        DtlsEndpoint endpoint =
                DtlsEndpoint.start(
                        role,
                        identity,
                        List.of(protections),
                        RANDOM,
                        DtlsPace.LOCKSTEP,
                        () -> {},
                        now);
        open.add(endpoint);
        return endpoint;
    }

    private static DtlsState.Established established(DtlsEndpoint endpoint) {
        assertThat(endpoint.state()).isInstanceOf(DtlsState.Established.class);
        return (DtlsState.Established) endpoint.state();
    }
}
