package dev.vident.media.net;

import dev.vident.media.ice.IceLite;
import dev.vident.media.ice.Transport;
import dev.vident.media.ice.TransportAddress;
import dev.vident.media.peer.DatagramClass;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries what arrives at a loop, by UDP and by TCP, to the room it is for. Confined to the loop's
/// thread.
final class Intake {
    /// Datagrams taken before timers and commands get their turn.
    private static final int DATAGRAMS_PER_TURN = 256;

    private final MediaLimits limits;
    private final DatagramPort port;
    private final TcpLink tcp;
    private final RoomTable rooms;
    private final EngineClock clock;
    private final LoopCounters counters;
    private final Consumer<RoomSlot> drain;
    private final Consumer<RuntimeException> bugs;
    private final TokenBucket strangers;
    private final DatagramPort.Receiver receiver = this::take;
    private long arrivalMicros;

    /// @param drain called after each datagram a room has taken
    /// @param bugs hears what a room threw
    Intake(
            MediaLimits limits,
            DatagramPort port,
            TcpLink tcp,
            RoomTable rooms,
            EngineClock clock,
            LoopCounters counters,
            Consumer<RoomSlot> drain,
            Consumer<RuntimeException> bugs) {
        this.limits = limits;
        this.port = port;
        this.tcp = tcp;
        this.rooms = rooms;
        this.clock = clock;
        this.counters = counters;
        this.drain = drain;
        this.bugs = bugs;
        this.strangers = new TokenBucket(limits.strangersPerSecond(), clock.micros());
    }

    /// Takes what has come, up to a turn's worth.
    ///
    /// @return whether there was any
    boolean receive() throws IOException {
        int taken = 0;
        int count = port.batch();
        while (taken < DATAGRAMS_PER_TURN && count == port.batch()) {
            arrivalMicros = clock.micros();
            count = port.receive(receiver);
            taken += count;
        }
        taken += receiveFrames();
        counters.received.add(taken);
        return taken > 0;
    }

    private int receiveFrames() {
        int taken = 0;
        while (taken < DATAGRAMS_PER_TURN) {
            TcpFrame frame = tcp.poll();
            if (frame == null) {
                break;
            }
            arrivalMicros = clock.micros();
            TransportAddress source = frame.connection().remote();
            take(frame.bytes(), frame.bytes().length, source);
            frame.connection().recognise(rooms.ofAddress(source) != null);
            taken++;
        }
        return taken;
    }

    private void take(byte[] buffer, int length, TransportAddress source) {
        if (length > limits.datagramBytes()) {
            counters.oversized.increment();
            return;
        }
        try {
            dispatch(buffer, length, source, arrivalMicros);
        } catch (RuntimeException bug) {
            bugs.accept(bug);
        }
    }

    /// STUN by its user fragment, everything else by its source.
    private void dispatch(byte[] buffer, int length, TransportAddress source, long nowMicros) {
        boolean stun = DatagramClass.of(buffer, 0, length) == DatagramClass.STUN;
        RoomSlot known = rooms.ofAddress(source);
        // A connection's first frame has been looked at already, and one bad check ends it.
        boolean limited = stun && known == null && source.transport() == Transport.UDP;
        if (limited && !strangers.take(nowMicros)) {
            counters.limited.increment();
            return;
        }
        RoomSlot slot = stun ? byUfrag(buffer, length) : known;
        if (slot == null) {
            counters.strange.increment();
            return;
        }
        if (slot.room().handle(buffer, 0, length, source, nowMicros) && known != slot) {
            rooms.addAddress(source, slot);
        }
        drain.accept(slot);
    }

    private @Nullable RoomSlot byUfrag(byte[] buffer, int length) {
        String ufrag = IceLite.localUfrag(buffer, 0, length);
        return ufrag == null ? null : rooms.ofUfrag(ufrag);
    }
}
