package dev.vident.media.room;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.peer.EndReason;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The events of a room that nobody has taken yet.
final class EventLog {
    private final String room;
    private final Deque<RoomEvent> events = new ArrayDeque<>();

    EventLog(String room) {
        this.room = room;
    }

    @Nullable RoomEvent poll() {
        return events.pollFirst();
    }

    void connected(Leg leg) {
        events.addLast(new RoomEvent.PeerConnected(room, participant(leg), session(leg)));
    }

    void disconnected(Leg leg, EndReason reason) {
        events.addLast(
                new RoomEvent.PeerDisconnected(room, participant(leg), session(leg), reason));
    }

    void silent(Leg leg) {
        events.addLast(new RoomEvent.PeerSilent(room, participant(leg), session(leg)));
    }

    void resumed(Leg leg) {
        events.addLast(new RoomEvent.PeerResumed(room, participant(leg), session(leg)));
    }

    void mediaStarted(Leg leg, MediaKind kind) {
        events.addLast(new RoomEvent.MediaStarted(room, participant(leg), session(leg), kind));
    }

    void quality(Leg leg) {
        events.addLast(
                new RoomEvent.PeerQuality(
                        room,
                        participant(leg),
                        session(leg),
                        leg.quality().bitrateKbps(),
                        leg.quality().lossPercent(),
                        leg.downlink().roundTrip().millis(),
                        leg.uplinks().stream().mapToLong(Uplink::journaledBytes).sum(),
                        leg.uplinks().stream().mapToLong(Uplink::droppedRecords).sum()));
    }

    private static String participant(Leg leg) {
        return leg.description().participant();
    }

    private static String session(Leg leg) {
        return leg.description().sessionId();
    }
}
