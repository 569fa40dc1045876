package dev.vident.media.room;

import java.util.List;

/// One call, at one moment: what a person needs to tell why it stutters. It names no address.
///
/// @param room the call's name
public record RoomSnapshot(String room, List<PeerSnapshot> peers) {
    public RoomSnapshot {
        peers = List.copyOf(peers);
    }

    static PeerSnapshot of(Leg leg) {
        return new PeerSnapshot(
                leg.description().participant(),
                leg.description().sessionId(),
                leg.peer().status(),
                leg.quality().bitrateKbps(),
                leg.quality().lossPercent(),
                leg.downlink().roundTrip().millis().stream().boxed().findFirst().orElse(null),
                leg.downlink().breaker().held(),
                leg.uplinks().stream().map(RoomSnapshot::of).toList());
    }

    private static TrackSnapshot of(Uplink uplink) {
        var counters = uplink.counters();
        return new TrackSnapshot(
                uplink.kind(),
                counters.packets(),
                counters.expected(),
                counters.lost(),
                counters.recovered(),
                counters.abandoned(),
                counters.duplicates(),
                uplink.journaledBytes(),
                uplink.droppedRecords());
    }
}
