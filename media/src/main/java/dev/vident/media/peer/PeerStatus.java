package dev.vident.media.peer;

import dev.vident.media.ice.IceState;
import dev.vident.media.ice.Transport;
import dev.vident.media.ice.TransportAddress;
import java.net.Inet6Address;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How one session stands, in words that name no address.
///
/// @param ice `WAITING`, `CONNECTED`, `SILENT` or `EXPIRED`
/// @param transport of the nominated pair, or null without one
/// @param addressFamily `IPv4` or `IPv6` of the nominated pair, or null without one
/// @param dtls `NONE` before the first flight, `HANDSHAKING`, `ESTABLISHED`, `FAILED` or `CLOSED`
/// @param srtpProfile name of the agreed protection profile, or null before
/// @param counters datagrams that were not used
public record PeerStatus(
        String ice,
        @Nullable Transport transport,
        @Nullable String addressFamily,
        String dtls,
        @Nullable String srtpProfile,
        PeerCounters counters) {
    static PeerStatus of(IceState ice, KeyAgreement keys, PeerCounters counters) {
        TransportAddress remote =
                switch (ice) {
                    case IceState.Connected connected -> connected.remote();
                    case IceState.Silent silent -> silent.remote();
                    case IceState.Waiting _, IceState.Expired _ -> null;
                };
        return new PeerStatus(
                ice.getClass().getSimpleName().toUpperCase(Locale.ROOT),
                remote == null ? null : remote.transport(),
                remote == null ? null : family(remote),
                keys.stateName(),
                keys.profileName(),
                counters);
    }

    private static String family(TransportAddress address) {
        return address.socket().getAddress() instanceof Inet6Address ? "IPv6" : "IPv4";
    }
}
