package dev.vident.media.room;

import dev.vident.media.peer.Peer;
import dev.vident.media.peer.PeerInput;
import dev.vident.media.peer.PeerOutput;
import dev.vident.media.peer.Transmit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Peers that have left the room but whose close_notify is still to be made and sent.
final class Farewells {
    private static final long FAREWELL_MICROS_MAX = 1_000_000;

    private final Deque<Farewell> farewells = new ArrayDeque<>();

    private record Farewell(Peer peer, long untilMicros) {}

    void add(Peer peer, long nowMicros) {
        farewells.addLast(new Farewell(peer, nowMicros + FAREWELL_MICROS_MAX));
    }

    void handleTimeout(long nowMicros, Consumer<Transmit> datagrams) {
        for (Farewell farewell : farewells) {
            Peer peer = farewell.peer();
            peer.handle(new PeerInput.TimePassed(), nowMicros);
            for (PeerOutput output = peer.poll(); output != null; output = peer.poll()) {
                if (output instanceof Transmit transmit) {
                    datagrams.accept(transmit);
                }
            }
        }
        farewells.removeIf(
                farewell -> farewell.peer().isDone() || nowMicros >= farewell.untilMicros());
    }

    long wakeUpMicros() {
        return farewells.isEmpty() ? Long.MAX_VALUE : farewells.getFirst().untilMicros();
    }

    boolean isEmpty() {
        return farewells.isEmpty();
    }
}
