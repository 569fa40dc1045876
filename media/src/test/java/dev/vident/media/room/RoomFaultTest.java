package dev.vident.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.ice.IceTimes;
import dev.vident.media.ice.TransportAddress;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.journal.TrackSink;
import dev.vident.media.peer.EndReason;
import dev.vident.media.peer.PacketPool;
import dev.vident.media.peer.PeerSettings;
import dev.vident.media.peer.Transmit;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.IceCandidate;
import dev.vident.media.srtp.SrtpProfile;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import dev.vident.media.synthetic.PlayerNumbers;
import dev.vident.media.synthetic.SyntheticPeer;
import dev.vident.media.synthetic.SyntheticSettings;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A bug of ours, here in a journal, and a disk that does not keep up.
class RoomFaultTest {
    private static final SecureRandom SECRET = new SecureRandom();
    private static final DtlsIdentity IDENTITY = DtlsIdentity.generate(SECRET, Instant.now());
    private static final long STEP_MICROS = 5_000;

    private final Random random = new Random(5);
    private final MediaRoom room =
            new MediaRoom(
                    "room",
                    VideoEncoding.VP8,
                    new RoomSettings(
                            new PeerSettings(IDENTITY, SECRET, DtlsPace.LOCKSTEP, IceTimes.DEFAULT),
                            List.of(IceCandidate.udp("192.0.2.1", 3478))),
                    new PacketPool(),
                    () -> {});
    private final Map<TransportAddress, SyntheticPeer> peers = new LinkedHashMap<>();
    private final List<RoomEvent> events = new ArrayList<>();
    private long now = 1_000_000_000_000L;

    private record Sink(boolean broken) implements TrackSink {
        @Override
        public boolean append(
                RecordKind kind, long arrivalMicros, byte[] buffer, int offset, int length) {
            if (broken) {
                throw new IllegalStateException("a planted bug");
            }
            return false;
        }

        @Override
        public void close() {}
    }

    @Test
    void ends_the_session_it_meets_and_the_other_goes_on() {
        String broken = join("alice", 1, _ -> new Sink(true));
        String healthy = join("bob", 2, _ -> new Sink(false));

        run(2_500_000);

        assertThat(events)
                .contains(
                        new RoomEvent.PeerDisconnected(
                                "room", "alice", broken, EndReason.CLOSED_BY_US))
                .noneMatch(event ->
                        event instanceof RoomEvent.PeerDisconnected gone
                                && gone.sessionId().equals(healthy));
        assertThat(room.pollFailure()).hasMessage("a planted bug");
        assertThat(room.size()).isEqualTo(1);
    }

    @Test
    void records_the_disk_did_not_take_are_told() {
        join("bob", 2, _ -> new Sink(false));

        run(2_500_000);

        assertThat(events)
                .anySatisfy(event -> {
                    assertThat(event).isInstanceOf(RoomEvent.PeerQuality.class);
                    assertThat(((RoomEvent.PeerQuality) event).droppedRecords()).isPositive();
                    assertThat(((RoomEvent.PeerQuality) event).journaledBytes()).isZero();
                });
    }

    private String join(String participant, int port, RecordingSink recording) {
        RoomOffer offer = room.join(participant, 0, recording, now).orElseThrow();
        SyntheticPeer peer =
                new SyntheticPeer(
                        new SyntheticSettings(
                                Clip.load(ClipName.WARM),
                                List.of(SrtpProfile.values()),
                                PlayerNumbers.generate(random)),
                        IDENTITY,
                        random,
                        SECRET,
                        DtlsPace.LOCKSTEP,
                        () -> {});
        room.answer(offer.sessionId(), peer.answer(offer.sdp()).orElseThrow(), now);
        peers.put(TransportAddress.udp(new InetSocketAddress("198.51.100.7", port)), peer);
        return offer.sessionId();
    }

    private void run(long micros) {
        for (long end = now + micros; now < end; now += STEP_MICROS) {
            room.handleTimeout(now);
            peers.forEach((address, peer) -> {
                peer.handleTimeout(now);
                for (byte[] datagram = peer.poll(); datagram != null; datagram = peer.poll()) {
                    room.handle(datagram, 0, datagram.length, address, now);
                }
            });
            for (Transmit out = room.pollDatagram(); out != null; out = room.pollDatagram()) {
                peers.get(out.destination()).handle(out.buffer(), out.offset(), out.length(), now);
            }
            for (RoomEvent event = room.pollEvent(); event != null; event = room.pollEvent()) {
                events.add(event);
            }
        }
    }
}
