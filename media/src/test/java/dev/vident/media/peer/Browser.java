package dev.vident.media.peer;

import dev.vident.media.dtls.DtlsEndpoint;
import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.dtls.DtlsRole;
import dev.vident.media.dtls.DtlsState;
import dev.vident.media.dtls.Fingerprint;
import dev.vident.media.ice.IceClient;
import dev.vident.media.ice.IceCredentials;
import dev.vident.media.ice.TransportAddress;
import dev.vident.media.srtp.MasterKey;
import dev.vident.media.srtp.SrtpProfile;
import dev.vident.media.srtp.SrtpSender;
import dev.vident.media.stun.StunMessage;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The far end of a [Peer], step by step and only as far as a test wants.
final class Browser {
    static final SecureRandom RANDOM = new SecureRandom();
    static final DtlsIdentity IDENTITY = DtlsIdentity.generate(RANDOM, Instant.now());

    private final IceClient ice;
    private final DtlsEndpoint dtls;
    final TransportAddress address;

    Browser(TransportAddress address, IceCredentials server) {
        this.address = address;
        this.ice = new IceClient(IceCredentials.generate(RANDOM), server, new Random(1));
        this.dtls =
                DtlsEndpoint.start(
                        DtlsRole.CLIENT,
                        IDENTITY,
                        Peer.protections(),
                        RANDOM,
                        DtlsPace.LOCKSTEP,
                        () -> {},
                        0);
    }

    static Fingerprint fingerprint() {
        return IDENTITY.fingerprint();
    }

    byte[] check(long nowMicros) {
        return ice.poll(nowMicros);
    }

    byte[] firstFlight() {
        return dtls.poll();
    }

    /// Takes what the peer sent.
    void take(Transmit transmit, long nowMicros) {
        byte[] datagram =
                Arrays.copyOfRange(
                        transmit.buffer(),
                        transmit.offset(),
                        transmit.offset() + transmit.length());
        switch (DatagramClass.of(datagram, 0, datagram.length)) {
            case STUN -> ice.handle(StunMessage.parse(datagram, 0, datagram.length));
            case DTLS -> dtls.handle(datagram, 0, datagram.length, nowMicros);
            case RTP, RTCP, UNKNOWN -> throw new AssertionError("unexpected datagram");
        }
    }

    /// What it wants to send by DTLS now.
    List<byte[]> flights() {
        ArrayList<byte[]> flights = new ArrayList<>();
        for (byte[] datagram = dtls.poll(); datagram != null; datagram = dtls.poll()) {
            flights.add(datagram);
        }
        return flights;
    }

    boolean isEstablished() {
        return dtls.state() instanceof DtlsState.Established;
    }

    void hangUp() {
        dtls.close();
    }

    /// Encrypts a small RTP packet whose payload is one byte.
    byte[] rtp(SrtpSender sender, int sequence) {
        byte[] packet =
                ByteBuffer.allocate(13 + SrtpSender.OVERHEAD_BYTES_MAX)
                        .putShort((short) 0x806F)
                        .putShort((short) sequence)
                        .putInt(0)
                        .putInt(77)
                        .put((byte) sequence)
                        .array();
        return Arrays.copyOf(packet, sender.protectRtp(packet, 0, 13));
    }

    SrtpSender sender() {
        DtlsState.Established established = (DtlsState.Established) dtls.state();
        SrtpProfile profile = SrtpProfile.ofDtlsId(established.srtpProfile());
        return new SrtpSender(profile, MasterKey.ofClient(profile, established.keyingMaterial()));
    }
}
