package dev.vident.media.synthetic;

import dev.vident.media.dtls.DtlsEndpoint;
import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.dtls.DtlsRole;
import dev.vident.media.dtls.DtlsState;
import dev.vident.media.dtls.SrtpProtection;
import dev.vident.media.ice.IceClient;
import dev.vident.media.ice.IceCredentials;
import dev.vident.media.sdp.IceCandidate;
import dev.vident.media.srtp.MasterKey;
import dev.vident.media.srtp.SrtpProfile;
import dev.vident.media.srtp.SrtpReceiver;
import dev.vident.media.srtp.SrtpSender;
import dev.vident.media.stun.StunMessage;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A whole WebRTC client without a browser and without I/O: takes the server's offer, answers,
/// checks connectivity, shakes hands as DTLS client, plays a clip and receives the other side.
///
/// After every call drain [#poll()], and call [#handleTimeout(long)] at [#wakeUpMicros()]. Times
/// are microseconds since the Unix epoch on a clock that never steps back. Not thread-safe.
public final class SyntheticPeer {
    private final SyntheticSettings settings;
    private final DtlsIdentity identity;
    private final RandomGenerator random;
    private final SecureRandom handshakeRandom;
    private final DtlsPace pace;
    private final Runnable wakeUp;
    private final SyntheticSources sources;
    private final Deque<byte[]> outbound = new ArrayDeque<>();
    private @Nullable ServerOffer offer;
    private @Nullable IceClient ice;
    private @Nullable DtlsEndpoint dtls;
    private @Nullable SecureMedia secure;
    private @Nullable MediaSession session;
    private SyntheticState state = SyntheticState.NEW;

    /// @param random makes every random number but those of the handshake
    /// @param pace lockstep in virtual time, free with real sockets
    /// @param wakeUp called from another thread when the peer should be looked at; must not block
    public SyntheticPeer(
            SyntheticSettings settings,
            DtlsIdentity identity,
            RandomGenerator random,
            SecureRandom handshakeRandom,
            DtlsPace pace,
            Runnable wakeUp) {
        this.settings = settings;
        this.identity = identity;
        this.random = random;
        this.handshakeRandom = handshakeRandom;
        this.pace = pace;
        this.wakeUp = wakeUp;
        this.sources = SyntheticSources.generate(random);
    }

    /// Takes an offer, the first one or one that restarts ICE.
    ///
    /// @return the answer for the server, or empty when the offer is not one of our server's or its
    ///   video codec not one of the clip's
    public Optional<String> answer(String offerText) {
        return ServerOffer.read(offerText)
                .filter(read -> settings.plays(read.encoding()))
                .map(this::accept);
    }

    /// Where the server listens, best first; empty before the offer.
    public List<IceCandidate> candidates() {
        return offer == null ? List.of() : offer.candidates();
    }

    /// Takes a datagram; it is decrypted in place. Whatever it holds, nothing is thrown.
    public void handle(byte[] buffer, int offset, int length, long nowMicros) {
        if (length == 0 || state == SyntheticState.CLOSED) {
            return;
        }
        // RFC 7983 section 7 tells what a datagram is by its first byte.
        int first = buffer[offset] & 0xFF;
        if (first <= 3) {
            handleStun(buffer, offset, length, nowMicros);
        } else if (first >= 20 && first <= 63 && dtls != null) {
            dtls.handle(buffer, offset, length, nowMicros);
            drainDtls(nowMicros);
        } else if (first >= 128 && first <= 191 && secure != null && session != null) {
            secure.receive(session, buffer, offset, length, nowMicros);
        }
    }

    /// Does what is due.
    public void handleTimeout(long nowMicros) {
        if (ice != null && state != SyntheticState.CLOSED) {
            for (byte[] check = ice.poll(nowMicros); check != null; check = ice.poll(nowMicros)) {
                outbound.addLast(check);
            }
        }
        if (dtls != null) {
            dtls.handleTimeout(nowMicros);
            drainDtls(nowMicros);
        }
        if (session != null && state == SyntheticState.CONNECTED) {
            session.handleTimeout(nowMicros);
        }
    }

    /// The next datagram to send, or null.
    public byte @Nullable [] poll() {
        return outbound.pollFirst();
    }

    /// When [#handleTimeout(long)] should be called next; `Long.MAX_VALUE` for never.
    public long wakeUpMicros() {
        if (ice == null || state == SyntheticState.CLOSED || state == SyntheticState.FAILED) {
            return Long.MAX_VALUE;
        }
        long wake = ice.wakeUpMicros();
        if (dtls != null) {
            wake = Math.min(wake, dtls.wakeUpMicros());
        }
        if (session != null && state == SyntheticState.CONNECTED) {
            wake = Math.min(wake, session.wakeUpMicros());
        }
        return wake;
    }

    /// Stops playing and says goodbye (DTLS close_notify). In free pace the goodbye is there a
    /// moment later, announced by the wake-up.
    public void close(long nowMicros) {
        if (dtls != null) {
            dtls.close();
            drainDtls(nowMicros);
        }
        state = SyntheticState.CLOSED;
    }

    public SyntheticState state() {
        return state;
    }

    public SyntheticStatistics statistics() {
        return session == null ? SyntheticStatistics.NONE : session.statistics();
    }

    /// How long the other side's packets took; empty before there are keys.
    public Optional<TransitTimes> transit() {
        return Optional.ofNullable(session).map(MediaSession::transit);
    }

    private String accept(ServerOffer accepted) {
        IceCredentials local = IceCredentials.generate(random);
        offer = accepted;
        if (ice == null) {
            ice = new IceClient(local, accepted.credentials(), random);
            state = SyntheticState.CHECKING;
        } else {
            ice.restart(local, accepted.credentials());
        }
        return AnswerWriter.write(local, identity.fingerprint(), sources, accepted.encoding());
    }

    private void handleStun(byte[] buffer, int offset, int length, long nowMicros) {
        StunMessage message = StunMessage.parse(buffer, offset, length);
        boolean answered = message != null && ice != null && ice.handle(message);
        if (!answered || state != SyntheticState.CHECKING) {
            return;
        }
        state = SyntheticState.HANDSHAKING;
        dtls =
                DtlsEndpoint.start(
                        DtlsRole.CLIENT,
                        identity,
                        settings.profiles().stream()
                                .map(p -> new SrtpProtection(p.dtlsId(), p.keyingMaterialBytes()))
                                .toList(),
                        handshakeRandom,
                        pace,
                        wakeUp,
                        nowMicros);
        drainDtls(nowMicros);
    }

    private void drainDtls(long nowMicros) {
        if (dtls == null) {
            return;
        }
        for (byte[] datagram = dtls.poll(); datagram != null; datagram = dtls.poll()) {
            outbound.addLast(datagram);
        }
        switch (dtls.state()) {
            case DtlsState.Handshaking _ -> {}
            case DtlsState.Established established -> connect(established, nowMicros);
            case DtlsState.Failed _ -> state = SyntheticState.FAILED;
            case DtlsState.Closed _ -> state = SyntheticState.CLOSED;
        }
    }

    private void connect(DtlsState.Established established, long nowMicros) {
        if (state != SyntheticState.HANDSHAKING) {
            return;
        }
        SrtpProfile profile = SrtpProfile.ofDtlsId(established.srtpProfile());
        ServerOffer accepted = offer;
        if (profile == null
                || accepted == null
                || !accepted.fingerprint().matches(established.peerCertificate())) {
            state = SyntheticState.FAILED;
            return;
        }
        byte[] material = established.keyingMaterial();
        secure =
                new SecureMedia(
                        new SrtpSender(profile, MasterKey.ofClient(profile, material)),
                        new SrtpReceiver(profile, MasterKey.ofServer(profile, material)),
                        outbound::addLast);
        session = new MediaSession(settings, accepted.encoding(), sources, secure, nowMicros);
        state = SyntheticState.CONNECTED;
        session.handleTimeout(nowMicros);
    }
}
