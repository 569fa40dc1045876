package dev.vident.media.peer;

import dev.vident.media.capture.CaptureDirection;
import dev.vident.media.capture.ParticipantCapture;
import dev.vident.media.dtls.Fingerprint;
import dev.vident.media.dtls.SrtpProtection;
import dev.vident.media.ice.IceCredentials;
import dev.vident.media.ice.IceLite;
import dev.vident.media.ice.IceState;
import dev.vident.media.ice.TransportAddress;
import dev.vident.media.peer.PeerInput.Answered;
import dev.vident.media.peer.PeerInput.Closed;
import dev.vident.media.peer.PeerInput.Datagram;
import dev.vident.media.peer.PeerInput.IceRestarted;
import dev.vident.media.peer.PeerInput.TimePassed;
import dev.vident.media.peer.PeerState.Connected;
import dev.vident.media.peer.PeerState.Connecting;
import dev.vident.media.peer.PeerState.Ended;
import dev.vident.media.rtcp.CompoundPacket;
import dev.vident.media.rtcp.RtcpPacket;
import dev.vident.media.srtp.SrtpReceiver;
import dev.vident.media.srtp.SrtpSender;
import dev.vident.media.stun.StunMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One session of one browser. After each [#handle(PeerInput, long)] or send the owner drains
/// [#poll()]. Does no I/O and reads no clock; times are microseconds on one clock that never steps
/// back. Used by one thread at a time.
public final class Peer {
    private static final long CONNECTING_MICROS_MAX = 60_000_000;

    private final PacketPool pool;
    private final IceLite ice;
    private final KeyAgreement keys;
    private final KnownSources sources = new KnownSources();
    private final CaptureTap tap = new CaptureTap();
    private final ParkedPackets parked = new ParkedPackets();
    private final Deque<PeerOutput> outputs = new ArrayDeque<>();
    private PeerState state;
    private long malformed;
    private long unparked;
    private long refusedBySrtp;
    private long unsent;

    /// @param wakeUp called from the handshake thread when [TimePassed] should be handed in
    public Peer(
            PeerSettings settings,
            IceCredentials credentials,
            PacketPool pool,
            Runnable wakeUp,
            long nowMicros) {
        this.pool = pool;
        this.keys = new KeyAgreement(settings, wakeUp);
        this.ice = new IceLite(credentials, settings.iceTimes(), nowMicros);
        this.state = new Connecting(nowMicros);
    }

    /// The SRTP profiles offered to every peer, preferred first.
    public static List<SrtpProtection> protections() {
        return KeyAgreement.PROTECTIONS;
    }

    public void handle(PeerInput input, long nowMicros) {
        if (input instanceof Datagram media && isMedia(media)) {
            receiveSrtp(media, nowMicros); // changes neither ICE nor DTLS
            return;
        }
        IceState iceBefore = ice.state();
        switch (input) {
            case Datagram datagram -> receive(datagram, nowMicros);
            case Answered answered -> keys.expect(answered.fingerprint());
            case IceRestarted restarted -> ice.restart(restarted.credentials());
            case TimePassed _ -> passTime(nowMicros);
            case Closed closed -> end(closed.reason());
        }
        followIce(iceBefore);
        followDtls(nowMicros);
    }

    /// From now on every packet is shown to a capture; null for none.
    public void capture(@Nullable ParticipantCapture newCapture) {
        tap.show(newCapture);
    }

    /// The next wish, or null.
    public @Nullable PeerOutput poll() {
        return outputs.pollFirst();
    }

    /// When [TimePassed] should be handed in; `Long.MAX_VALUE` for never.
    public long wakeUpMicros() {
        return switch (state) {
            case Connecting connecting ->
                    Math.min(
                            connecting.sinceMicros() + CONNECTING_MICROS_MAX,
                            Math.min(ice.wakeUpMicros(), keys.wakeUpMicros()));
            case Connected _ -> ice.wakeUpMicros();
            case Ended _ -> Long.MAX_VALUE;
        };
    }

    /// Encrypts a copy of an RTP packet and wants it sent. Does nothing while there are no keys or
    /// no consent.
    public void sendRtp(byte[] buffer, int offset, int length, long nowMicros) {
        TransportAddress remote = ice.remote(nowMicros);
        if (!(state instanceof Connected connected) || remote == null || !PacketPool.fits(length)) {
            unsent++;
            return;
        }
        tap.rtp(CaptureDirection.SENT, buffer, offset, length, nowMicros);
        byte[] datagram = pool.take();
        System.arraycopy(buffer, offset, datagram, 0, length);
        transmit(remote, datagram, connected.sender().protectRtp(datagram, 0, length));
    }

    /// Encrypts one compound packet and wants it sent. Does nothing while there are no keys or no
    /// consent.
    public void sendRtcp(List<? extends RtcpPacket> packets, long nowMicros) {
        TransportAddress remote = ice.remote(nowMicros);
        int length = packets.stream().mapToInt(RtcpPacket::length).sum();
        if (!(state instanceof Connected connected) || remote == null || !PacketPool.fits(length)) {
            unsent++;
            return;
        }
        byte[] datagram = pool.take();
        CompoundPacket.write(packets, datagram, 0);
        tap.rtcp(CaptureDirection.SENT, datagram, 0, length, nowMicros);
        transmit(remote, datagram, connected.sender().protectRtcp(datagram, 0, length));
    }

    /// Whether media flows: there are keys, and checks arrive.
    public boolean isLive() {
        return state instanceof Connected && ice.state() instanceof IceState.Connected;
    }

    public boolean isConnected() {
        return state instanceof Connected;
    }

    /// Whether nothing is left to be sent of a session that has ended.
    public boolean isDone() {
        return state instanceof Ended && outputs.isEmpty() && !keys.isEstablished();
    }

    /// Whether an authentic check has come from this address.
    public boolean knows(TransportAddress source) {
        return sources.contains(source);
    }

    /// The user fragments under which checks for this session may arrive.
    public List<String> ufrags() {
        return ice.ufrags();
    }

    /// The credentials the latest offer carries.
    public IceCredentials credentials() {
        return ice.credentials();
    }

    /// Whether an answer with this fingerprint can be taken: it is the first, or repeats the first.
    public boolean accepts(Fingerprint fingerprint) {
        return keys.accepts(fingerprint);
    }

    public PeerStatus status() {
        return PeerStatus.of(ice.state(), keys, counters());
    }

    public PeerCounters counters() {
        return new PeerCounters(malformed, unparked, refusedBySrtp, unsent);
    }

    private void receive(Datagram datagram, long nowMicros) {
        switch (DatagramClass.of(datagram.buffer(), datagram.offset(), datagram.length())) {
            case STUN -> receiveStun(datagram, nowMicros);
            case DTLS -> receiveDtls(datagram, nowMicros);
            case RTP, RTCP, UNKNOWN -> malformed++;
        }
    }

    private static boolean isMedia(Datagram datagram) {
        return switch (DatagramClass.of(datagram.buffer(), datagram.offset(), datagram.length())) {
            case RTP, RTCP -> true;
            case STUN, DTLS, UNKNOWN -> false;
        };
    }

    private void receiveStun(Datagram datagram, long nowMicros) {
        tap.stunReceived(datagram, nowMicros);
        StunMessage message =
                StunMessage.parse(datagram.buffer(), datagram.offset(), datagram.length());
        byte[] response =
                message == null || state instanceof Ended
                        ? null
                        : ice.handle(message, datagram.source(), nowMicros);
        if (response == null) {
            malformed++;
            return;
        }
        tap.stunSent(response, nowMicros);
        outputs.addLast(new Transmit(datagram.source(), response, 0, response.length));
        sources.add(datagram.source());
    }

    private void receiveDtls(Datagram datagram, long nowMicros) {
        if (!knows(datagram.source()) || state instanceof Ended) {
            malformed++;
            return;
        }
        tap.dtlsReceived(datagram, nowMicros);
        keys.receive(datagram, nowMicros);
    }

    private void receiveSrtp(Datagram datagram, long nowMicros) {
        switch (state) {
            case Connecting _ -> {
                boolean kept =
                        knows(datagram.source())
                                && parked.park(
                                        datagram.buffer(), datagram.offset(), datagram.length());
                unparked += kept ? 0 : 1;
            }
            case Connected connected ->
                    decrypt(
                            connected.receiver(),
                            datagram.buffer(),
                            datagram.offset(),
                            datagram.length(),
                            nowMicros);
            case Ended _ -> unparked++;
        }
    }

    private void decrypt(
            SrtpReceiver receiver, byte[] buffer, int offset, int length, long nowMicros) {
        boolean control = DatagramClass.of(buffer, offset, length) == DatagramClass.RTCP;
        int opened =
                control
                        ? receiver.unprotectRtcp(buffer, offset, length)
                        : receiver.unprotectRtp(buffer, offset, length);
        if (opened == SrtpReceiver.REFUSED) {
            refusedBySrtp++;
        } else if (control) {
            tap.rtcp(CaptureDirection.RECEIVED, buffer, offset, opened, nowMicros);
            outputs.addLast(new PeerEvent.RtcpArrived(buffer, offset, opened));
        } else {
            tap.rtp(CaptureDirection.RECEIVED, buffer, offset, opened, nowMicros);
            outputs.addLast(new PeerEvent.RtpArrived(buffer, offset, opened));
        }
    }

    private void passTime(long nowMicros) {
        ice.handleTimeout(nowMicros);
        keys.handleTimeout(nowMicros);
        if (state instanceof Connecting connecting
                && nowMicros - connecting.sinceMicros() >= CONNECTING_MICROS_MAX
                && !(ice.state() instanceof IceState.Expired)) {
            end(EndReason.HANDSHAKE_FAILED);
        }
    }

    private void followIce(IceState before) {
        if (state instanceof Ended) {
            return;
        }
        switch (ice.state()) {
            case IceState.Expired _ -> end(EndReason.CONSENT_EXPIRED);
            case IceState.Silent _ when before instanceof IceState.Connected ->
                    outputs.addLast(new PeerEvent.FellSilent());
            case IceState.Connected _ when before instanceof IceState.Silent ->
                    outputs.addLast(new PeerEvent.Resumed());
            case IceState.Silent _, IceState.Connected _, IceState.Waiting _ -> {}
        }
    }

    private void followDtls(long nowMicros) {
        TransportAddress remote = ice.remote(nowMicros);
        TransportAddress destination = remote == null ? sources.newest() : remote;
        for (byte[] datagram = keys.poll(); datagram != null; datagram = keys.poll()) {
            if (destination != null) {
                tap.dtlsSent(datagram, nowMicros);
                outputs.addLast(new Transmit(destination, datagram, 0, datagram.length));
            }
        }
        switch (state) {
            case Connecting _ -> followAgreement(nowMicros);
            case Connected _ -> {
                if (!keys.isEstablished()) {
                    end(EndReason.CLOSED_BY_PEER);
                }
            }
            case Ended _ -> {}
        }
    }

    private void followAgreement(long nowMicros) {
        switch (keys.outcome()) {
            case KeyAgreement.Outcome.Pending _ -> {}
            case KeyAgreement.Outcome.Agreed agreed -> {
                state = new Connected(agreed.sender(), agreed.receiver());
                outputs.addLast(new PeerEvent.Connected());
                parked.release(
                        packet -> decrypt(agreed.receiver(), packet, 0, packet.length, nowMicros));
            }
            case KeyAgreement.Outcome.Failed _ -> end(EndReason.HANDSHAKE_FAILED);
            case KeyAgreement.Outcome.ClosedByPeer _ -> end(EndReason.CLOSED_BY_PEER);
        }
    }

    private void end(EndReason reason) {
        if (state instanceof Ended) {
            return;
        }
        state = new Ended(reason);
        keys.close();
        outputs.addLast(new PeerEvent.Ended(reason));
    }

    private void transmit(TransportAddress remote, byte[] datagram, int length) {
        if (length == SrtpSender.REFUSED) {
            unsent++;
            pool.giveBack(datagram);
            return;
        }
        outputs.addLast(new Transmit(remote, datagram, 0, length));
    }
}
