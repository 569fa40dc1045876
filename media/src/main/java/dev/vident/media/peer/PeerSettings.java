package dev.vident.media.peer;

import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.ice.IceTimes;
import java.security.SecureRandom;

/// What all peers of one server share.
///
/// @param identity our certificate
/// @param random for everything secret
/// @param pace [DtlsPace#FREE] behind a socket, [DtlsPace#LOCKSTEP] in virtual time
/// @param iceTimes how long silence lasts
/// @param handshakes bounds how many run at a time
public record PeerSettings(
        DtlsIdentity identity,
        SecureRandom random,
        DtlsPace pace,
        IceTimes iceTimes,
        HandshakeGate handshakes) {

    /// With a gate of the usual width.
    public PeerSettings(
            DtlsIdentity identity, SecureRandom random, DtlsPace pace, IceTimes iceTimes) {
        this(identity, random, pace, iceTimes, new HandshakeGate(HandshakeGate.DEFAULT_MAX));
    }
}
