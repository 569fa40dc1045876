package dev.vident.media.net;

import dev.vident.media.ice.TransportAddress;
import dev.vident.media.net.MediaRefusal.Reason;
import dev.vident.media.peer.PacketPool;
import dev.vident.media.peer.Transmit;
import dev.vident.media.room.RoomEvent;
import dev.vident.media.room.RoomSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The data plane: one platform thread that carries datagrams, commands and time to the rooms, and
/// datagrams and events away from them. [#submit(LoopCommand)] and [#stop()] may be called from any
/// thread, everything else happens on the loop's own.
final class MediaLoop implements Runnable {
    private static final System.Logger LOG = System.getLogger(MediaLoop.class.getName());

    /// How long datagrams may gather after a turn that took some: one wake-up and two system calls
    /// then serve all calls that talked meanwhile, for a millisecond more of delay at most.
    private static final long GATHER_NANOS = 1_000_000;

    private static final long IDLE_MICROS_MAX = 1_000_000;
    private static final long FAREWELL_MICROS_MAX = 300_000;

    private final MediaLimits limits;
    private final DatagramPort port;
    private final EngineClock clock;
    private final EventDelivery events;
    private final LoopCounters counters;
    private final ArrayBlockingQueue<LoopCommand> commands;
    private final Queue<RoomSlot> attention = new ConcurrentLinkedQueue<>();
    private final RoomTable rooms = new RoomTable();
    private final CommandDesk desk;
    private final LoopOverload overload;
    private final List<RoomSlot> touched = new ArrayList<>();
    private final TcpLink tcp;
    private final Intake intake;
    private long datagramsSent;
    private boolean gathering;
    private long nextDueMicros = Long.MAX_VALUE;
    private int sessionsNow;
    private volatile int roomsNow;
    private volatile boolean stopping;

    MediaLoop(
            MediaLimits limits,
            RoomSettings settings,
            DatagramPort port,
            Map<TransportAddress, TcpConnection> connections,
            EngineClock clock,
            EventDelivery events,
            LoopCounters counters) {
        this.limits = limits;
        this.port = port;
        this.clock = clock;
        this.events = events;
        this.counters = counters;
        this.commands = new ArrayBlockingQueue<>(limits.queuedCommands());
        this.overload = new LoopOverload(clock.micros());
        this.tcp = new TcpLink(connections, rooms::hasUfrag, port::wakeUp, counters);
        this.intake =
                new Intake(limits, port, tcp, rooms, clock, counters, this::drain, this::reportBug);
        this.desk =
                new CommandDesk(
                        rooms,
                        settings,
                        new PacketPool(),
                        () -> refusal(rooms.size()),
                        this::callAttention);
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

    /// This loop's end of the TCP port.
    TcpLink tcp() {
        return tcp;
    }

    /// Whether one more call can be carried now. For any thread.
    boolean acceptsRooms() {
        return refusal(roomsNow) == null;
    }

    private @Nullable MediaRefusal refusal(int carried) {
        if (carried >= limits.rooms()) {
            return new MediaRefusal(
                    Reason.SERVER_FULL, "the server carries " + limits.rooms() + " calls already");
        }
        return overload.isOverloaded()
                ? new MediaRefusal(Reason.OVERLOADED, "the server is too busy for one more call")
                : null;
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
        if (gathering) {
            LockSupport.parkNanos(GATHER_NANOS);
        } else {
            port.await(microsUntil(nextDueMicros));
        }
        long startMicros = clock.micros();
        for (LoopCommand command = commands.poll(); command != null; command = commands.poll()) {
            execute(command);
        }
        gathering = intake.receive();
        for (RoomSlot slot = attention.poll(); slot != null; slot = attention.poll()) {
            passTime(slot, clock.micros());
        }
        passTime();
        settle();
        desk.tell();
        long endMicros = clock.micros();
        overload.turn(startMicros, endMicros);
        counters.turnTook(endMicros - startMicros);
    }

    private void execute(LoopCommand command) {
        try {
            RoomSlot slot = desk.execute(command, clock.micros());
            if (slot != null) {
                drain(slot);
            }
        } catch (RuntimeException bug) {
            reportBug(bug);
            CommandDesk.refuse(command.result(), Reason.INTERNAL, "a bug of the media server");
        }
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
            drain(slot);
        } catch (RuntimeException bug) {
            reportBug(bug);
        }
    }

    /// Takes what the room wants sent; the rest it has to say waits for the end of the turn.
    private void drain(RoomSlot slot) {
        for (Transmit datagram = slot.room().pollDatagram();
                datagram != null;
                datagram = slot.room().pollDatagram()) {
            switch (datagram.destination().transport()) {
                case UDP -> port.send(datagram);
                case TCP -> tcp.send(datagram);
            }
            datagramsSent++;
        }
        if (slot.touch()) {
            touched.add(slot);
        }
    }

    /// Sends what was collected, and takes what the rooms called in this turn have to say.
    private void settle() {
        int refused = port.flush();
        counters.sent.add(datagramsSent - refused - tcp.flush());
        counters.unsent.add(refused);
        datagramsSent = 0;
        for (RoomSlot slot : touched) {
            slot.settle();
            settle(slot);
        }
        touched.clear();
        if (rooms.size() != roomsNow || rooms.sessions() != sessionsNow) {
            counters.rooms.addAndGet(rooms.size() - roomsNow);
            counters.sessions.addAndGet(rooms.sessions() - sessionsNow);
            roomsNow = rooms.size();
            sessionsNow = rooms.sessions();
        }
    }

    private void settle(RoomSlot slot) {
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
            rooms.remove(slot).forEach(tcp::dismiss);
        } else {
            slot.setWakeUpMicros(slot.room().wakeUpMicros());
            nextDueMicros = Math.min(nextDueMicros, slot.wakeUpMicros());
        }
    }

    private void sayGoodbye() throws IOException {
        long deadlineMicros = clock.micros() + FAREWELL_MICROS_MAX;
        for (RoomSlot slot : List.copyOf(rooms.all())) {
            slot.room().close(clock.micros());
            drain(slot);
        }
        settle();
        while (rooms.size() > 0 && clock.micros() < deadlineMicros) {
            port.await(microsUntil(Math.min(deadlineMicros, nextDueMicros)));
            for (RoomSlot slot : List.copyOf(rooms.all())) {
                passTime(slot, clock.micros());
            }
            settle();
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

    private long microsUntil(long micros) {
        return Math.clamp(micros - clock.micros(), 0, IDLE_MICROS_MAX);
    }
}
