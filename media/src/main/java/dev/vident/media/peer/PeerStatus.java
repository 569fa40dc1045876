package dev.vident.media.peer;

import dev.vident.media.ice.Transport;
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
        PeerCounters counters) {}
