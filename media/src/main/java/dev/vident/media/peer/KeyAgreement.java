package dev.vident.media.peer;

import dev.vident.media.dtls.DtlsEndpoint;
import dev.vident.media.dtls.DtlsRole;
import dev.vident.media.dtls.DtlsState;
import dev.vident.media.dtls.Fingerprint;
import dev.vident.media.dtls.SrtpProtection;
import dev.vident.media.peer.PeerInput.Datagram;
import dev.vident.media.srtp.MasterKey;
import dev.vident.media.srtp.SrtpProfile;
import dev.vident.media.srtp.SrtpReceiver;
import dev.vident.media.srtp.SrtpSender;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DTLS-SRTP of one session (RFC 5763, RFC 5764): the association starts with the browser's first
/// flight, and its keys count only once the answer has said whose certificate it must be. The
/// handshake may well be over before the answer is here.
final class KeyAgreement {
    static final List<SrtpProtection> PROTECTIONS =
            Arrays.stream(SrtpProfile.values())
                    .map(profile ->
                            new SrtpProtection(profile.dtlsId(), profile.keyingMaterialBytes()))
                    .toList();

    private final PeerSettings settings;
    private final Runnable wakeUp;
    private @Nullable DtlsEndpoint endpoint;
    private @Nullable Fingerprint expected;
    private boolean admitted;

    /// What has come of it so far.
    sealed interface Outcome {
        record Pending() implements Outcome {}

        record Agreed(SrtpSender sender, SrtpReceiver receiver) implements Outcome {}

        record Failed() implements Outcome {}

        record ClosedByPeer() implements Outcome {}
    }

    KeyAgreement(PeerSettings settings, Runnable wakeUp) {
        this.settings = settings;
        this.wakeUp = wakeUp;
    }

    boolean accepts(Fingerprint fingerprint) {
        return expected == null || expected.equals(fingerprint);
    }

    void expect(Fingerprint fingerprint) {
        expected = fingerprint;
    }

    void receive(Datagram datagram, long nowMicros) {
        DtlsEndpoint open = endpoint;
        if (open == null) {
            admitted = settings.handshakes().enter();
            if (!admitted) {
                return;
            }
            open =
                    DtlsEndpoint.start(
                            DtlsRole.SERVER,
                            settings.identity(),
                            PROTECTIONS,
                            settings.random(),
                            settings.pace(),
                            wakeUp,
                            nowMicros);
            endpoint = open;
        }
        open.handle(datagram.buffer(), datagram.offset(), datagram.length(), nowMicros);
    }

    void handleTimeout(long nowMicros) {
        if (endpoint != null) {
            endpoint.handleTimeout(nowMicros);
        }
    }

    long wakeUpMicros() {
        return endpoint == null ? Long.MAX_VALUE : endpoint.wakeUpMicros();
    }

    /// The next datagram to send, or null.
    byte @Nullable [] poll() {
        return endpoint == null ? null : endpoint.poll();
    }

    /// @return agreed keys are made anew by each call; take them once
    Outcome outcome() {
        if (endpoint == null) {
            return new Outcome.Pending();
        }
        DtlsState state = endpoint.state();
        if (!(state instanceof DtlsState.Handshaking)) {
            leaveGate();
        }
        return switch (state) {
            case DtlsState.Handshaking _ -> new Outcome.Pending();
            case DtlsState.Established established -> agree(established);
            case DtlsState.Failed _ -> new Outcome.Failed();
            case DtlsState.Closed _ -> new Outcome.ClosedByPeer();
        };
    }

    /// Where the association stands, for people to read.
    String stateName() {
        return switch (endpoint == null ? null : endpoint.state()) {
            case null -> "NONE";
            case DtlsState.Handshaking _ -> "HANDSHAKING";
            case DtlsState.Established _ -> "ESTABLISHED";
            case DtlsState.Failed _ -> "FAILED";
            case DtlsState.Closed _ -> "CLOSED";
        };
    }

    /// The agreed SRTP profile, or null before.
    @Nullable String profileName() {
        SrtpProfile profile =
                endpoint != null && endpoint.state() instanceof DtlsState.Established established
                        ? SrtpProfile.ofDtlsId(established.srtpProfile())
                        : null;
        return profile == null ? null : profile.name();
    }

    /// Whether the association lives; once closed by us it lives until close_notify has been made.
    boolean isEstablished() {
        return endpoint != null && endpoint.state() instanceof DtlsState.Established;
    }

    void close() {
        leaveGate();
        if (endpoint != null) {
            endpoint.close();
        }
    }

    private void leaveGate() {
        if (admitted) {
            admitted = false;
            settings.handshakes().leave();
        }
    }

    /// RFC 8122 section 6.2: another certificate than the fingerprint's ends the session.
    private Outcome agree(DtlsState.Established established) {
        Fingerprint fingerprint = expected;
        if (fingerprint == null) {
            return new Outcome.Pending();
        }
        SrtpProfile profile = SrtpProfile.ofDtlsId(established.srtpProfile());
        if (profile == null || !fingerprint.matches(established.peerCertificate())) {
            return new Outcome.Failed();
        }
        byte[] material = established.keyingMaterial();
        return new Outcome.Agreed(
                new SrtpSender(profile, MasterKey.ofServer(profile, material)),
                new SrtpReceiver(profile, MasterKey.ofClient(profile, material)));
    }
}
