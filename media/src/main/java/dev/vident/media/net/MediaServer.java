package dev.vident.media.net;

import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.dtls.DtlsWarmUp;
import dev.vident.media.ice.IceTimes;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.peer.Peer;
import dev.vident.media.peer.PeerSettings;
import dev.vident.media.room.RoomEvent;
import dev.vident.media.room.RoomSettings;
import dev.vident.media.room.RoomSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The media engine behind one UDP port: the product's only way in. Thread-safe. Futures fail with
/// [MediaRefusal]; they and the events are completed and delivered on threads other than the
/// loop's.
public final class MediaServer implements AutoCloseable {
    private static final AtomicBoolean WARMED_UP = new AtomicBoolean();

    private final UdpPort port;
    private final MediaLoop loop;
    private final Thread loopThread;
    private final EventDelivery delivery;
    private final LoopCounters counters;

    private MediaServer(MediaSettings settings, Consumer<RoomEvent> events) throws IOException {
        SecureRandom random = new SecureRandom();
        DtlsIdentity identity = DtlsIdentity.generate(random, Instant.now());
        this.port = UdpPort.open(settings);
        this.counters = new LoopCounters();
        InetSocketAddress local = port.localAddress();
        RoomSettings rooms =
                new RoomSettings(
                        new PeerSettings(identity, random, DtlsPace.FREE, IceTimes.DEFAULT),
                        HostAddresses.candidates(settings, local.getAddress(), local.getPort()));
        this.delivery = new EventDelivery(settings.limits().queuedEvents(), counters, events);
        this.loop =
                new MediaLoop(
                        settings.limits(), rooms, port, new EngineClock(), delivery, counters);
        this.loopThread = Thread.ofPlatform().name("media-loop").daemon().start(loop);
        if (WARMED_UP.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .name("media-warm-up")
                    .start(() -> DtlsWarmUp.run(identity, Peer.protections(), random));
        }
    }

    /// Opens the port and starts the loop.
    ///
    /// @param events hears all rooms, in order, on one thread of its own
    /// @throws UncheckedIOException when the port cannot be opened
    public static MediaServer start(MediaSettings settings, Consumer<RoomEvent> events) {
        try {
            return new MediaServer(settings, events);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the media port "
                            + settings.port()
                            + " of "
                            + settings.bindAddress()
                            + " cannot be opened",
                    e);
        }
    }

    /// The UDP port in use.
    public int port() {
        return port.localAddress().getPort();
    }

    /// Starts a session in a room, which comes into being by its first session. An older session of
    /// the same participant ends as replaced.
    ///
    /// @param epoch counts this participant's sessions in this room, from 0
    /// @param recording opens the journals of its tracks
    public CompletableFuture<SessionOffer> join(
            String room, String participant, int epoch, RecordingSink recording) {
        CompletableFuture<SessionOffer> result = new CompletableFuture<>();
        loop.submit(new LoopCommand.Join(room, participant, epoch, recording, result));
        return result;
    }

    /// Hands in the browser's answer to the session's latest offer.
    public CompletableFuture<@Nullable Void> answer(String sessionId, String sdp) {
        CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
        loop.submit(new LoopCommand.Answer(sessionId, sdp, result));
        return result;
    }

    /// Makes a second offer with new ICE credentials; media goes on under the old ones until the
    /// new are used.
    public CompletableFuture<SessionOffer> restartIce(String sessionId) {
        CompletableFuture<SessionOffer> result = new CompletableFuture<>();
        loop.submit(new LoopCommand.RestartIce(sessionId, result));
        return result;
    }

    /// Ends a session; its journals are closed when this is done.
    public CompletableFuture<@Nullable Void> leave(String sessionId) {
        CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
        loop.submit(new LoopCommand.Leave(sessionId, result));
        return result;
    }

    /// Ends all sessions of a room; when this is done no record is appended any more.
    public CompletableFuture<@Nullable Void> closeRoom(String room) {
        CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
        loop.submit(new LoopCommand.CloseRoom(room, result));
        return result;
    }

    /// How all calls stand now, without any address.
    public CompletableFuture<List<RoomSnapshot>> describe() {
        CompletableFuture<List<RoomSnapshot>> result = new CompletableFuture<>();
        loop.submit(new LoopCommand.Describe(result));
        return result;
    }

    /// How hard the loop works; each call starts the measuring of the longest turn anew.
    public LoopLoad load() {
        return counters.load();
    }

    public MediaStatistics statistics() {
        return counters.snapshot();
    }

    /// Ends all sessions, says goodbye to the peers, delivers the last events and closes the port.
    /// Idempotent.
    @Override
    public void close() {
        loop.stop();
        try {
            loopThread.join();
            delivery.close();
            port.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("the media port cannot be closed", e);
        }
    }
}
