package dev.vident.media.net;

import dev.vident.media.capture.PacketCapture;
import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.dtls.DtlsWarmUp;
import dev.vident.media.ice.IceTimes;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.net.MediaRefusal.Reason;
import dev.vident.media.peer.Peer;
import dev.vident.media.peer.PeerSettings;
import dev.vident.media.room.RoomEvent;
import dev.vident.media.room.RoomSettings;
import dev.vident.media.room.RoomSnapshot;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.IceCandidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The media engine behind its ports: the product's only way in. Thread-safe. Futures fail with
/// [MediaRefusal]; they and the events are completed and delivered on threads other than the
/// loop's.
public final class MediaServer implements AutoCloseable {
    private static final AtomicBoolean WARMED_UP = new AtomicBoolean();

    private final List<RunningLoop> loops = new ArrayList<>();
    private final EventDelivery delivery;
    private final LoopCounters counters;
    private final @Nullable TcpPort tcp;

    private MediaServer(MediaSettings settings, Consumer<RoomEvent> events) throws IOException {
        SecureRandom random = new SecureRandom();
        DtlsIdentity identity = DtlsIdentity.generate(random, Instant.now());
        PeerSettings peers = new PeerSettings(identity, random, DtlsPace.FREE, IceTimes.DEFAULT);
        List<DatagramPort> ports = openPorts(settings);
        this.counters = new LoopCounters();
        EngineClock clock = new EngineClock();
        this.tcp = openTcp(settings, clock, counters, ports);
        this.delivery = new EventDelivery(settings.limits().queuedEvents(), counters, events);
        for (DatagramPort port : ports) {
            MediaLoop loop =
                    new MediaLoop(
                            settings.limits(),
                            new RoomSettings(peers, candidates(settings, port)),
                            port,
                            tcp == null ? Map.of() : tcp.connections(),
                            clock,
                            delivery,
                            counters);
            loops.add(new RunningLoop("media-loop-" + loops.size(), port, loop));
        }
        if (tcp != null) {
            tcp.start(loops.stream().map(running -> running.loop().tcp()).toList());
        }
        if (WARMED_UP.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .name("media-warm-up")
                    .start(() -> DtlsWarmUp.run(identity, Peer.protections(), random));
        }
    }

    private static List<DatagramPort> openPorts(MediaSettings settings) throws IOException {
        List<DatagramPort> ports = new ArrayList<>();
        try {
            for (int i = 0; i < settings.loops(); i++) {
                ports.add(openPort(settings, settings.port() == 0 ? 0 : settings.port() + i));
            }
            return ports;
        } catch (IOException | RuntimeException e) {
            for (DatagramPort port : ports) {
                port.close();
            }
            throw e;
        }
    }

    private static DatagramPort openPort(MediaSettings settings, int number) throws IOException {
        try {
            return DatagramPort.open(settings, number);
        } catch (IOException e) {
            throw new IOException("UDP port " + number + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable TcpPort openTcp(
            MediaSettings settings,
            EngineClock clock,
            LoopCounters counters,
            List<DatagramPort> ports)
            throws IOException {
        Optional<TcpSettings> wanted = settings.tcp();
        if (wanted.isEmpty()) {
            return null;
        }
        try {
            return TcpPort.open(settings, wanted.get(), clock, counters);
        } catch (IOException e) {
            for (DatagramPort port : ports) {
                port.close();
            }
            throw new IOException("TCP port " + wanted.get().port() + ": " + e.getMessage(), e);
        }
    }

    private List<IceCandidate> candidates(MediaSettings settings, DatagramPort port)
            throws IOException {
        InetSocketAddress local = port.localAddress();
        return HostAddresses.candidates(
                settings,
                local.getAddress(),
                local.getPort(),
                tcp == null ? OptionalInt.empty() : OptionalInt.of(tcp.number()));
    }

    /// Opens the ports and starts the loops.
    ///
    /// @param events hears all rooms, in order, on one thread of its own
    /// @throws UncheckedIOException when a port cannot be opened
    public static MediaServer start(MediaSettings settings, Consumer<RoomEvent> events) {
        try {
            return new MediaServer(settings, events);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no media port on " + settings.bindAddress() + ": " + e.getMessage(), e);
        }
    }

    /// The UDP port of the first loop.
    public int port() {
        return ports().getFirst();
    }

    /// The UDP ports in use, one per loop.
    public List<Integer> ports() {
        return loops.stream().map(RunningLoop::port).toList();
    }

    /// Whether one more call can be carried now. Calls spread evenly over the loops, so one loop
    /// that is full or overloaded says no.
    public boolean acceptsRooms() {
        return loops.stream().allMatch(running -> running.loop().acceptsRooms());
    }

    /// Starts a session in a room, which comes into being by its first session. An older session of
    /// the same participant ends as replaced.
    ///
    /// @param epoch counts this participant's sessions in this room, from 0
    /// @param encoding the room's video codec; without meaning when the room is there already
    /// @param recording opens the journals of its tracks
    public CompletableFuture<SessionOffer> join(
            String room,
            String participant,
            int epoch,
            VideoEncoding encoding,
            RecordingSink recording) {
        CompletableFuture<SessionOffer> result = new CompletableFuture<>();
        loopOf(room)
                .submit(
                        new LoopCommand.Join(
                                room, participant, epoch, encoding, recording, result));
        return result;
    }

    /// Hands in the browser's answer to the session's latest offer.
    public CompletableFuture<@Nullable Void> answer(String sessionId, String sdp) {
        return ask(0, result -> new LoopCommand.Answer(sessionId, sdp, result));
    }

    /// Makes a second offer with new ICE credentials; media goes on under the old ones until the
    /// new are used.
    public CompletableFuture<SessionOffer> restartIce(String sessionId) {
        return ask(0, result -> new LoopCommand.RestartIce(sessionId, result));
    }

    /// Ends a session; its journals are closed when this is done.
    public CompletableFuture<@Nullable Void> leave(String sessionId) {
        return ask(0, result -> new LoopCommand.Leave(sessionId, result));
    }

    /// Ends all sessions of a room; when this is done no record is appended any more.
    public CompletableFuture<@Nullable Void> closeRoom(String room) {
        CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
        loopOf(room).submit(new LoopCommand.CloseRoom(room, result));
        return result;
    }

    /// Shows all packets of a room to a capture, until another one or none is named or the room is
    /// closed. It may begin before the first session and outlasts times without any.
    ///
    /// @param capture null for none; when that is done, the one before hears nothing new
    public CompletableFuture<@Nullable Void> capture(String room, @Nullable PacketCapture capture) {
        CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
        loopOf(room).submit(new LoopCommand.Capture(room, capture, result));
        return result;
    }

    /// How all calls stand now, without any address.
    public CompletableFuture<List<RoomSnapshot>> describe() {
        CompletableFuture<List<RoomSnapshot>> all = CompletableFuture.completedFuture(List.of());
        for (RunningLoop running : loops) {
            CompletableFuture<List<RoomSnapshot>> result = new CompletableFuture<>();
            running.loop().submit(new LoopCommand.Describe(result));
            all =
                    all.thenCombine(
                            result,
                            (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        return all;
    }

    /// How hard the loops work together; each call starts the measuring of the longest turn anew.
    public LoopLoad load() {
        return counters.load();
    }

    public MediaStatistics statistics() {
        return counters.snapshot();
    }

    /// Ends all sessions, says goodbye to the peers, delivers the last events and closes the ports.
    /// Idempotent.
    @Override
    public void close() {
        loops.forEach(running -> running.loop().stop());
        try {
            for (RunningLoop running : loops) {
                running.join();
            }
            if (tcp != null) {
                tcp.stop();
            }
            delivery.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("the media port cannot be closed", e);
        }
    }

    /// A call stays on one loop, which its name tells (ADR 19).
    private MediaLoop loopOf(String room) {
        return loops.get(Math.floorMod(room.hashCode(), loops.size())).loop();
    }

    /// Asks the loops one after the other until one knows the session. There are few loops and few
    /// such questions.
    private <T extends @Nullable Object> CompletableFuture<T> ask(
            int index, Function<CompletableFuture<T>, LoopCommand> question) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loops.get(index).loop().submit(question.apply(result));
        if (index + 1 == loops.size()) {
            return result;
        }
        return result.exceptionallyCompose(failure ->
                failure instanceof MediaRefusal refusal
                                && refusal.reason() == Reason.UNKNOWN_SESSION
                        ? ask(index + 1, question)
                        : CompletableFuture.failedFuture(failure));
    }
}
