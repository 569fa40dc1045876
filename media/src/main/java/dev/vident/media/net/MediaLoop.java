package dev.vident.media.net;

import dev.vident.media.ice.IceLite;
import dev.vident.media.net.MediaRefusal.Reason;
import dev.vident.media.peer.DatagramClass;
import dev.vident.media.peer.PacketPool;
import dev.vident.media.peer.Transmit;
import dev.vident.media.room.RoomEvent;
import dev.vident.media.room.RoomSettings;
import dev.vident.media.stun.StunMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The data plane: one platform thread that carries datagrams, commands and time to the rooms, and
/// datagrams and events away from them. [#submit(LoopCommand)] and [#stop()] may be called from any
/// thread, everything else happens on the loop's own.
final class MediaLoop implements Runnable {
    private static final System.Logger LOG = System.getLogger(MediaLoop.class.getName());

    /// Datagrams taken before timers and commands get their turn.
    private static final int DATAGRAMS_PER_TURN = 256;

    private static final long IDLE_MILLIS_MAX = 1_000;
    private static final long FAREWELL_MICROS_MAX = 300_000;

    private final MediaLimits limits;
    private final UdpPort port;
    private final EngineClock clock;
    private final EventDelivery events;
    private final LoopCounters counters;
    private final ArrayBlockingQueue<LoopCommand> commands;
    private final Queue<RoomSlot> attention = new ConcurrentLinkedQueue<>();
    private final RoomTable rooms = new RoomTable();
    private final CommandDesk desk;
    private final TokenBucket strangers;
    private final byte[] buffer = new byte[PacketPool.BUFFER_BYTES];
    private long nextDueMicros = Long.MAX_VALUE;
    private volatile boolean stopping;

    MediaLoop(
            MediaLimits limits,
            RoomSettings settings,
            UdpPort port,
            EngineClock clock,
            EventDelivery events,
            LoopCounters counters) {
        this.limits = limits;
        this.port = port;
        this.clock = clock;
        this.events = events;
        this.counters = counters;
        this.commands = new ArrayBlockingQueue<>(limits.queuedCommands());
        this.strangers = new TokenBucket(limits.strangersPerSecond(), clock.micros());
        this.desk =
                new CommandDesk(
                        rooms, settings, new PacketPool(), limits.rooms(), this::callAttention);
    }

    /// Queues a command, or refuses it at once.
    void submit(LoopCommand command) {
        if (stopping) {
            CommandDesk.refuse(command.result(), Reason.CLOSED, "the media server is closed");
        } else if (!commands.offer(command)) {
            CommandDesk.refuse(
                    command.result(), Reason.OVERLOADED, "too many commands are waiting");
        } else {
            port.wakeUp();
            if (stopping && commands.remove(command)) {
                // It came after the loop had looked for the last time.
                CommandDesk.refuse(command.result(), Reason.CLOSED, "the media server is closed");
            }
        }
    }

    /// Ends all rooms, says goodbye and lets the thread run out.
    void stop() {
        stopping = true;
        port.wakeUp();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                turn();
            }
            sayGoodbye();
        } catch (IOException e) {
            throw new UncheckedIOException("the media port failed", e);
        } finally {
            stopping = true;
            refuseWaiting();
        }
    }

    private void turn() throws IOException {
        port.await(millisUntil(nextDueMicros));
        long begunMicros = clock.micros();
        for (LoopCommand command = commands.poll(); command != null; command = commands.poll()) {
            execute(command);
        }
        receive();
        for (RoomSlot slot = attention.poll(); slot != null; slot = attention.poll()) {
            passTime(slot, clock.micros());
        }
        passTime();
        counters.turnTook(clock.micros() - begunMicros);
    }

    private void execute(LoopCommand command) {
        try {
            RoomSlot slot = desk.execute(command, clock.micros());
            if (slot != null) {
                flush(slot);
            }
        } catch (RuntimeException bug) {
            reportBug(bug);
            CommandDesk.refuse(command.result(), Reason.INTERNAL, "a bug of the media server");
        }
    }

    private void receive() throws IOException {
        for (int i = 0; i < DATAGRAMS_PER_TURN; i++) {
            InetSocketAddress source = port.receive();
            if (source == null) {
                return;
            }
            counters.received.increment();
            int length = port.copyTo(buffer);
            if (length > limits.datagramBytes()) {
                counters.oversized.increment();
                continue;
            }
            try {
                dispatch(length, source, clock.micros());
            } catch (RuntimeException bug) {
                reportBug(bug);
            }
        }
        port.wakeUp(); // more may be waiting: do not sleep in the next turn
    }

    /// STUN by its user fragment, everything else by its source.
    private void dispatch(int length, InetSocketAddress source, long nowMicros) {
        boolean stun = DatagramClass.of(buffer, 0, length) == DatagramClass.STUN;
        RoomSlot known = rooms.ofAddress(source);
        if (stun && known == null && !strangers.take(nowMicros)) {
            counters.limited.increment();
            return;
        }
        RoomSlot slot = stun ? byUfrag(length) : known;
        if (slot == null) {
            counters.strange.increment();
            return;
        }
        if (slot.room().handle(buffer, 0, length, source, nowMicros) && known != slot) {
            rooms.addAddress(source, slot);
        }
        flush(slot);
    }

    private @Nullable RoomSlot byUfrag(int length) {
        StunMessage message = StunMessage.parse(buffer, 0, length);
        String ufrag = message == null ? null : IceLite.localUfrag(message);
        return ufrag == null ? null : rooms.ofUfrag(ufrag);
    }

    private void passTime() {
        long nowMicros = clock.micros();
        if (nowMicros < nextDueMicros) {
            return;
        }
        nextDueMicros = Long.MAX_VALUE;
        for (RoomSlot slot : List.copyOf(rooms.all())) {
            if (nowMicros >= slot.wakeUpMicros()) {
                passTime(slot, nowMicros);
            } else {
                nextDueMicros = Math.min(nextDueMicros, slot.wakeUpMicros());
            }
        }
    }

    private void passTime(RoomSlot slot, long nowMicros) {
        try {
            slot.room().handleTimeout(nowMicros);
            flush(slot);
        } catch (RuntimeException bug) {
            reportBug(bug);
        }
    }

    /// Takes what the room has to say.
    private void flush(RoomSlot slot) {
        for (Transmit datagram = slot.room().pollDatagram();
                datagram != null;
                datagram = slot.room().pollDatagram()) {
            (port.send(datagram) ? counters.sent : counters.unsent).increment();
        }
        for (RoomEvent event = slot.room().pollEvent();
                event != null;
                event = slot.room().pollEvent()) {
            if (event instanceof RoomEvent.PeerDisconnected gone) {
                rooms.removeSession(gone.sessionId());
            }
            events.offer(event);
        }
        for (RuntimeException bug = slot.room().pollFailure();
                bug != null;
                bug = slot.room().pollFailure()) {
            reportBug(bug);
        }
        if (slot.room().isDone()) {
            rooms.remove(slot);
        } else {
            slot.setWakeUpMicros(slot.room().wakeUpMicros());
            nextDueMicros = Math.min(nextDueMicros, slot.wakeUpMicros());
        }
        counters.rooms.set(rooms.size());
        counters.sessions.set(rooms.sessions());
    }

    private void sayGoodbye() throws IOException {
        long deadlineMicros = clock.micros() + FAREWELL_MICROS_MAX;
        for (RoomSlot slot : List.copyOf(rooms.all())) {
            slot.room().close(clock.micros());
            flush(slot);
        }
        while (rooms.size() > 0 && clock.micros() < deadlineMicros) {
            port.await(millisUntil(Math.min(deadlineMicros, nextDueMicros)));
            for (RoomSlot slot : List.copyOf(rooms.all())) {
                passTime(slot, clock.micros());
            }
        }
    }

    private void refuseWaiting() {
        for (LoopCommand command = commands.poll(); command != null; command = commands.poll()) {
            CommandDesk.refuse(command.result(), Reason.CLOSED, "the media server is closed");
        }
    }

    private void callAttention(RoomSlot slot) {
        attention.add(slot);
        port.wakeUp();
    }

    private void reportBug(RuntimeException bug) {
        counters.failures.increment();
        LOG.log(System.Logger.Level.ERROR, "A bug of the media engine ended one session", bug);
    }

    private long millisUntil(long micros) {
        long waitMicros = micros - clock.micros();
        return Math.clamp((waitMicros + 999) / 1_000, 0, IDLE_MILLIS_MAX);
    }
}
