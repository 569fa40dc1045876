package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.media.capture.PacketCapture;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.journal.TrackSink;
import dev.vident.media.net.MediaRefusal.Reason;
import dev.vident.media.peer.EndReason;
import dev.vident.media.room.PeerSnapshot;
import dev.vident.media.room.RoomEvent;
import dev.vident.media.room.RoomEvent.MediaStarted;
import dev.vident.media.room.RoomEvent.PeerConnected;
import dev.vident.media.room.RoomEvent.PeerDisconnected;
import dev.vident.media.room.RoomEvent.PeerQuality;
import dev.vident.media.room.RoomSnapshot;
import dev.vident.media.room.TrackSnapshot;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import dev.vident.media.synthetic.SyntheticPeerDriver;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The facade over a real socket.
class MediaServerTest {
    private static final int WAIT_SECONDS = 20;

    private final LinkedBlockingQueue<RoomEvent> events = new LinkedBlockingQueue<>();
    private final MediaServer server = MediaServer.start(MediaSettings.loopback(), events::add);
    private final List<SyntheticPeerDriver> peers = new ArrayList<>();
    private final AtomicInteger openJournals = new AtomicInteger();
    private final AtomicInteger records = new AtomicInteger();
    private final RecordingSink recording =
            track -> {
                openJournals.incrementAndGet();
                return new CountingSink();
            };

    private final class CountingSink implements TrackSink {
        @Override
        public boolean append(
                RecordKind kind, long arrivalMicros, byte[] buffer, int offset, int length) {
            records.incrementAndGet();
            return true;
        }

        @Override
        public void close() {
            openJournals.decrementAndGet();
        }
    }

    @AfterEach
    void stop() {
        peers.forEach(SyntheticPeerDriver::close);
        server.close();
    }

    @Test
    void a_capture_outlasts_everybody_being_cut_off_and_ends_with_the_room() throws Exception {
        AtomicInteger captured = new AtomicInteger();
        PacketCapture capture =
                new PacketCapture(_ -> {
                    captured.incrementAndGet();
                    return true;
                });
        server.capture("call", capture).get(WAIT_SECONDS, TimeUnit.SECONDS);
        server.leave(join("call", "alice", 0, ClipName.WARM).sessionId())
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
        await(PeerDisconnected.class);
        captured.set(0);

        join("call", "alice", 1, ClipName.WARM);
        await(PeerConnected.class);
        assertThat(captured).hasPositiveValue();

        server.closeRoom("call").get(WAIT_SECONDS, TimeUnit.SECONDS);
        captured.set(0);
        join("call", "alice", 2, ClipName.WARM);
        await(PeerConnected.class);
        assertThat(captured).hasValue(0);
    }

    @Test
    void two_peers_see_each_other_while_strangers_throw_noise_at_the_port() throws Exception {
        Joined alice = join("call", "alice", 0, ClipName.WARM);
        Joined bob = join("call", "bob", 0, ClipName.COOL);
        throwNoise(5_000);

        assertThat(alice.peer().firstFrame().get(WAIT_SECONDS, TimeUnit.SECONDS)).isPositive();
        assertThat(bob.peer().firstFrame().get(WAIT_SECONDS, TimeUnit.SECONDS)).isPositive();
        throwNoise(5_000);
        PeerQuality quality = await(PeerQuality.class);

        assertThat(quality.bitrateKbps()).isPositive();
        assertThat(quality.journaledBytes()).isPositive();
        assertThat(server.statistics().rooms()).isEqualTo(1);
        assertThat(server.statistics().sessions()).isEqualTo(2);
        assertThat(server.statistics().strangeDatagrams()).isPositive();
        assertThat(server.statistics().failures()).isZero();
        assertThat(openJournals).hasValue(4);
    }

    @Test
    void events_tell_the_life_of_a_session_in_order() throws Exception {
        Joined alice = join("call", "alice", 0, ClipName.WARM);

        assertThat(events.poll(WAIT_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(new PeerConnected("call", "alice", alice.sessionId()));
        assertThat(await(MediaStarted.class).sessionId()).isEqualTo(alice.sessionId());
        alice.peer().close();

        assertThat(await(PeerDisconnected.class))
                .isEqualTo(
                        new PeerDisconnected(
                                "call", "alice", alice.sessionId(), EndReason.CLOSED_BY_PEER));
        assertThat(openJournals).hasValue(0);
    }

    @Test
    void a_running_call_can_be_described_without_an_address() throws Exception {
        Joined alice = join("call", "alice", 0, ClipName.WARM);
        await(MediaStarted.class);
        await(PeerQuality.class);

        List<RoomSnapshot> rooms = server.describe().get(WAIT_SECONDS, TimeUnit.SECONDS);

        assertThat(rooms).hasSize(1);
        PeerSnapshot peer = rooms.getFirst().peers().getFirst();
        assertThat(peer.participant()).isEqualTo("alice");
        assertThat(peer.sessionId()).isEqualTo(alice.sessionId());
        assertThat(peer.status().ice()).isEqualTo("CONNECTED");
        assertThat(peer.status().addressFamily()).isEqualTo("IPv4");
        assertThat(peer.status().dtls()).isEqualTo("ESTABLISHED");
        assertThat(peer.status().srtpProfile()).isEqualTo("AEAD_AES_128_GCM");
        assertThat(peer.tracks())
                .extracting(TrackSnapshot::packets)
                .allMatch(packets -> packets > 0);
        assertThat(rooms.toString()).doesNotContain("127.0.0.1");
        assertThat(server.load().busyMicros()).isPositive();
    }

    @Test
    void nothing_is_recorded_after_a_room_is_closed() throws Exception {
        join("call", "alice", 0, ClipName.WARM);
        join("call", "bob", 0, ClipName.COOL);
        await(MediaStarted.class);

        server.closeRoom("call").get(WAIT_SECONDS, TimeUnit.SECONDS);
        int recorded = records.get();

        assertThat(openJournals).hasValue(0);
        assertThat(await(PeerDisconnected.class).reason()).isEqualTo(EndReason.CLOSED_BY_US);
        assertThat(await(PeerDisconnected.class).reason()).isEqualTo(EndReason.CLOSED_BY_US);
        assertThat(records).hasValue(recorded);
    }

    @Test
    void joining_again_replaces_the_older_session_and_a_third_is_refused() throws Exception {
        String first = offer("alice");
        offer("bob");
        String second = offer("alice");

        assertThat(await(PeerDisconnected.class))
                .isEqualTo(new PeerDisconnected("call", "alice", first, EndReason.REPLACED));
        assertThat(second).isNotEqualTo(first);
        assertRefused(
                server.join("call", "carol", 0, VideoEncoding.VP8, recording), Reason.ROOM_FULL);
        assertRefused(server.leave(first), Reason.UNKNOWN_SESSION);
    }

    @Test
    void an_unusable_answer_is_refused_and_the_session_stays() throws Exception {
        String session = offer("alice");

        assertRefused(server.answer(session, "hello"), Reason.BAD_ANSWER);
        assertRefused(server.answer("0000000000000000", "v=0"), Reason.UNKNOWN_SESSION);
        assertRefused(server.restartIce("0000000000000000"), Reason.UNKNOWN_SESSION);
        SessionOffer second = server.restartIce(session).get(WAIT_SECONDS, TimeUnit.SECONDS);
        assertThat(second.sessionId()).isEqualTo(session);
        server.leave(session).get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void a_closed_server_refuses_commands_and_has_ended_its_sessions() throws Exception {
        Joined alice = join("call", "alice", 0, ClipName.WARM);
        await(PeerConnected.class);

        server.close();
        server.close();

        assertThat(await(PeerDisconnected.class).sessionId()).isEqualTo(alice.sessionId());
        assertRefused(server.join("call", "bob", 0, VideoEncoding.VP8, recording), Reason.CLOSED);
    }

    @Test
    void what_the_product_hangs_onto_a_future_never_runs_on_the_loop() throws Exception {
        Thread completing =
                server.join("call", "alice", 0, VideoEncoding.VP8, recording)
                        .thenApply(offer -> Thread.currentThread())
                        .get(WAIT_SECONDS, TimeUnit.SECONDS);

        assertThat(completing.getName()).doesNotStartWith("media-loop");
    }

    @Test
    void calls_spread_over_loops_with_a_port_each_and_every_session_is_found() throws Exception {
        try (MediaServer several =
                MediaServer.start(MediaSettings.loopback().withLoops(2), events::add)) {
            Set<String> portsOffered = new HashSet<>();
            for (int i = 0; i < 8; i++) {
                SessionOffer offer =
                        several.join("call" + i, "alice", 0, VideoEncoding.VP8, recording)
                                .get(WAIT_SECONDS, TimeUnit.SECONDS);
                portsOffered.add(portOffered(offer));
                SessionOffer again =
                        several.restartIce(offer.sessionId()).get(WAIT_SECONDS, TimeUnit.SECONDS);
                assertThat(portOffered(again)).isEqualTo(portOffered(offer));
            }

            assertThat(several.ports()).hasSize(2).doesNotHaveDuplicates();
            assertThat(portsOffered)
                    .containsExactlyInAnyOrderElementsOf(
                            several.ports().stream().map(String::valueOf).toList());
            assertRefused(several.leave("0000000000000000"), Reason.UNKNOWN_SESSION);
            several.closeRoom("call3").get(WAIT_SECONDS, TimeUnit.SECONDS);
            assertThat(await(PeerDisconnected.class).room()).isEqualTo("call3");
        }
    }

    @Test
    void a_call_beyond_the_limit_is_refused_and_those_there_may_still_be_joined() throws Exception {
        MediaLimits one = new MediaLimits(1, 1024, 8192, 2000, 1500, 1 << 20);
        MediaSettings settings = new MediaSettings("127.0.0.1", 0, List.of(), 1, one);
        try (MediaServer small = MediaServer.start(settings, events::add)) {
            assertThat(small.acceptsRooms()).isTrue();
            small.join("call", "alice", 0, VideoEncoding.VP8, recording)
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);

            assertRefused(
                    small.join("other", "carol", 0, VideoEncoding.VP8, recording),
                    Reason.SERVER_FULL);
            assertThat(small.acceptsRooms()).isFalse();
            small.join("call", "bob", 0, VideoEncoding.VP8, recording)
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static String portOffered(SessionOffer offer) {
        return offer.sdp()
                .lines()
                .filter(line -> line.startsWith("a=candidate:"))
                .map(line -> line.split(" ")[5])
                .findFirst()
                .orElseThrow();
    }

    private record Joined(String sessionId, SyntheticPeerDriver peer) {}

    private Joined join(String room, String participant, int epoch, ClipName clip)
            throws Exception {
        SessionOffer offer =
                server.join(room, participant, epoch, VideoEncoding.VP8, recording)
                        .get(WAIT_SECONDS, TimeUnit.SECONDS);
        SyntheticPeerDriver peer = SyntheticPeerDriver.open(Clip.load(clip));
        peers.add(peer);
        String answer = peer.answer(offer.sdp()).get(WAIT_SECONDS, TimeUnit.SECONDS).orElseThrow();
        server.answer(offer.sessionId(), answer).get(WAIT_SECONDS, TimeUnit.SECONDS);
        return new Joined(offer.sessionId(), peer);
    }

    private String offer(String participant) throws Exception {
        return server.join("call", participant, 0, VideoEncoding.VP8, recording)
                .get(WAIT_SECONDS, TimeUnit.SECONDS)
                .sessionId();
    }

    /// Every class of datagram, among them too long ones.
    private void throwNoise(int count) throws Exception {
        Random random = new Random(count);
        int[] firstBytes = {0, 1, 20, 22, 63, 128, 144, 191, 255};
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < count; i++) {
                byte[] noise = new byte[random.nextInt(100) == 0 ? 1_600 : random.nextInt(200)];
                random.nextBytes(noise);
                if (noise.length > 0) {
                    noise[0] = (byte) firstBytes[random.nextInt(firstBytes.length)];
                }
                socket.send(
                        new DatagramPacket(
                                noise,
                                noise.length,
                                InetAddress.getByName("127.0.0.1"),
                                server.port()));
            }
        }
    }

    private <E extends RoomEvent> E await(Class<E> type) throws InterruptedException {
        while (true) {
            RoomEvent event = events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("an event of type " + type.getSimpleName()).isNotNull();
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }

    private static void assertRefused(CompletableFuture<?> result, Reason reason) {
        assertThatThrownBy(() -> result.get(WAIT_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        MediaRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
