package dev.vident.media.synthetic;

import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.ice.IceTimes;
import dev.vident.media.ice.TransportAddress;
import dev.vident.media.peer.PacketPool;
import dev.vident.media.peer.PeerSettings;
import dev.vident.media.peer.Transmit;
import dev.vident.media.room.AnswerOutcome;
import dev.vident.media.room.MediaRoom;
import dev.vident.media.room.RoomEvent;
import dev.vident.media.room.RoomOffer;
import dev.vident.media.room.RoomSettings;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.IceCandidate;
import dev.vident.media.srtp.SrtpProfile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/// One room and its synthetic peers in virtual time: no socket, no clock, every datagram on an
/// emulated link.
final class VirtualCall {
    static final int MTU = 1280;

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final DtlsIdentity SERVER = DtlsIdentity.generate(seeded(1), START);
    private static final DtlsIdentity CLIENT = DtlsIdentity.generate(seeded(2), START);

    /// A peer with its two links.
    static final class Participant {
        final String name;
        final SyntheticPeer peer;
        final String sessionId;
        final LinkEmulator up;
        final LinkEmulator down;
        private TransportAddress address;

        private Participant(
                String name,
                SyntheticPeer peer,
                String sessionId,
                LinkEmulator up,
                LinkEmulator down,
                TransportAddress address) {
            this.name = name;
            this.peer = peer;
            this.sessionId = sessionId;
            this.up = up;
            this.down = down;
            this.address = address;
        }

        SyntheticStatistics statistics() {
            return peer.statistics();
        }

        /// What a change of network looks like to the server.
        void move(TransportAddress newAddress) {
            address = newAddress;
        }
    }

    final RecordingInMemory recording = new RecordingInMemory();
    final List<RoomEvent> events = new ArrayList<>();
    final MediaRoom room;
    private final Random random;
    private final SecureRandom secureRandom;
    private final List<Participant> participants = new ArrayList<>();
    private LinkConditions conditions = LinkConditions.PERFECT;
    private List<SrtpProfile> profiles = List.of(SrtpProfile.values());
    private UnaryOperator<String> offerTampering = UnaryOperator.identity();
    private boolean mutilating;
    private int nextPort = 50_000;
    private long nowMicros = START.getEpochSecond() * 1_000_000;

    VirtualCall(long seed) {
        this(seed, VideoEncoding.VP8);
    }

    VirtualCall(long seed, VideoEncoding encoding) {
        this.random = new Random(seed);
        this.secureRandom = seeded(seed);
        PeerSettings peers =
                new PeerSettings(SERVER, secureRandom, DtlsPace.LOCKSTEP, IceTimes.DEFAULT);
        this.room =
                new MediaRoom(
                        "room",
                        encoding,
                        new RoomSettings(peers, List.of(IceCandidate.udp("192.0.2.1", 3478))),
                        new PacketPool(),
                        () -> {});
    }

    /// Conditions of links made and changed from now on.
    void conditions(LinkConditions newConditions) {
        conditions = newConditions;
        participants.forEach(participant -> {
            participant.up.change(newConditions);
            participant.down.change(newConditions);
        });
    }

    void profiles(SrtpProfile... newProfiles) {
        profiles = List.of(newProfiles);
    }

    Participant join(String name, int epoch, ClipName clip) {
        return join(name, epoch, clip, PlayerNumbers.generate(random));
    }

    Participant join(String name, int epoch, ClipName clip, PlayerNumbers numbers) {
        return join(name, epoch, new SyntheticSettings(Clip.load(clip), profiles, numbers));
    }

    /// Joins with filler for media, whose rate follows the network up to a limit.
    Participant joinAdaptive(String name, int maxBitsPerSecond, int audioPacketBytes) {
        Clip filler = Clip.filler(maxBitsPerSecond, audioPacketBytes);
        PlayerNumbers numbers = PlayerNumbers.generate(random);
        return join(name, 0, new SyntheticSettings(filler, profiles, numbers, maxBitsPerSecond));
    }

    private Participant join(String name, int epoch, SyntheticSettings settings) {
        SyntheticPeer peer =
                new SyntheticPeer(
                        settings, CLIENT, random, secureRandom, DtlsPace.LOCKSTEP, () -> {});
        RoomOffer offer = room.join(name, epoch, recording, nowMicros).orElseThrow();
        Participant participant =
                new Participant(
                        name,
                        peer,
                        offer.sessionId(),
                        new LinkEmulator(conditions, random),
                        new LinkEmulator(conditions, random),
                        address(nextPort++));
        participants.add(participant);
        answer(participant, offer);
        return participant;
    }

    /// Changes the offers on their way to the peers.
    void tamperWithOffers(UnaryOperator<String> tampering) {
        offerTampering = tampering;
    }

    /// From now on a copy with some bytes changed, or cut short, goes before every datagram, from
    /// the same address, and a true copy comes from a stranger.
    void mutilateCopies() {
        mutilating = true;
    }

    void restartIce(Participant participant) {
        answer(participant, room.restartIce(participant.sessionId, nowMicros).orElseThrow());
    }

    void close(Participant participant) {
        participant.peer.close(nowMicros);
        settle();
    }

    void leave(Participant participant) {
        room.leave(participant.sessionId, nowMicros);
        settle();
    }

    /// The participant's machine dies: nothing is sent or received any more.
    void vanish(Participant participant) {
        participants.remove(participant);
    }

    long nowMicros() {
        return nowMicros;
    }

    static TransportAddress address(int port) {
        return TransportAddress.udp(
                new InetSocketAddress(InetAddress.ofLiteral("198.51.100.7"), port));
    }

    /// Lets everything happen that happens within this time.
    void run(Duration time) {
        long end = nowMicros + time.toNanos() / 1000;
        settle();
        for (long next = nextMicros(); next <= end; next = nextMicros()) {
            nowMicros = Math.max(nowMicros, next);
            step();
        }
        nowMicros = end;
    }

    private void answer(Participant participant, RoomOffer offer) {
        String answer = participant.peer.answer(offerTampering.apply(offer.sdp())).orElseThrow();
        AnswerOutcome outcome = room.answer(participant.sessionId, answer, nowMicros);
        if (!(outcome instanceof AnswerOutcome.Taken)) {
            throw new IllegalStateException("the answer was not taken: " + outcome);
        }
    }

    private long nextMicros() {
        long next = room.wakeUpMicros();
        for (Participant participant : participants) {
            next = Math.min(next, participant.peer.wakeUpMicros());
            next = Math.min(next, participant.up.nextArrivalMicros());
            next = Math.min(next, participant.down.nextArrivalMicros());
        }
        return next;
    }

    private void step() {
        for (Participant participant : List.copyOf(participants)) {
            for (byte[] d = participant.up.poll(nowMicros);
                    d != null;
                    d = participant.up.poll(nowMicros)) {
                if (mutilating) {
                    byte[] broken = mutilated(d);
                    room.handle(broken, 0, broken.length, participant.address, nowMicros);
                    room.handle(d.clone(), 0, d.length, address(4), nowMicros);
                }
                room.handle(d, 0, d.length, participant.address, nowMicros);
            }
            for (byte[] d = participant.down.poll(nowMicros);
                    d != null;
                    d = participant.down.poll(nowMicros)) {
                if (mutilating) {
                    byte[] broken = mutilated(d);
                    participant.peer.handle(broken, 0, broken.length, nowMicros);
                }
                participant.peer.handle(d, 0, d.length, nowMicros);
            }
            if (participant.peer.wakeUpMicros() <= nowMicros) {
                participant.peer.handleTimeout(nowMicros);
            }
        }
        if (room.wakeUpMicros() <= nowMicros) {
            room.handleTimeout(nowMicros);
        }
        settle();
    }

    private byte[] mutilated(byte[] datagram) {
        int length = random.nextBoolean() ? datagram.length : random.nextInt(datagram.length);
        byte[] broken = Arrays.copyOf(datagram, length);
        for (int i = random.nextInt(3); i >= 0 && length > 0; i--) {
            broken[random.nextInt(Math.min(length, 60))] ^= (byte) (1 << random.nextInt(8));
        }
        return broken;
    }

    private void settle() {
        for (Participant participant : participants) {
            for (byte[] d = participant.peer.poll(); d != null; d = participant.peer.poll()) {
                participant.up.send(guarded(d), nowMicros);
            }
        }
        for (Transmit t = room.pollDatagram(); t != null; t = room.pollDatagram()) {
            byte[] datagram = Arrays.copyOfRange(t.buffer(), t.offset(), t.offset() + t.length());
            TransportAddress destination = t.destination();
            participants.stream()
                    .filter(participant -> participant.address.equals(destination))
                    .forEach(participant -> participant.down.send(guarded(datagram), nowMicros));
        }
        for (RoomEvent event = room.pollEvent(); event != null; event = room.pollEvent()) {
            events.add(event);
        }
    }

    /// Numbers that are the same in every run, so that a failure can be repeated from its seed.
    private static SecureRandom seeded(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] guarded(byte[] datagram) {
        if (datagram.length > MTU) {
            throw new IllegalStateException("datagram of " + datagram.length + " bytes");
        }
        return datagram;
    }
}
