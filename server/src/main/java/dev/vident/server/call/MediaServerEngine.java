package dev.vident.server.call;

import dev.vident.media.capture.PacketCapture;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.net.LoopLoad;
import dev.vident.media.net.MediaRefusal;
import dev.vident.media.net.MediaServer;
import dev.vident.media.net.MediaSettings;
import dev.vident.media.net.MediaStatistics;
import dev.vident.media.room.RoomEvent;
import dev.vident.media.room.RoomSnapshot;
import dev.vident.media.rtp.VideoEncoding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The embedded media engine in the words of a call. Thread-safe.
public final class MediaServerEngine implements MediaEngine, AutoCloseable {
    private final MediaServer server;
    private volatile Consumer<MediaNews> news = _ -> {};

    private MediaServerEngine(MediaSettings settings) {
        this.server = MediaServer.start(settings, event -> tell(event));
    }

    /// Opens the media port.
    ///
    /// @throws java.io.UncheckedIOException when it cannot be opened
    public static MediaServerEngine start(MediaSettings settings) {
        return new MediaServerEngine(settings);
    }

    /// Names who is told the news, one after the other; to be called once, before the first
    /// session.
    public void report(Consumer<MediaNews> listener) {
        news = listener;
    }

    /// The UDP port of the first media loop.
    public int port() {
        return server.port();
    }

    /// How all calls stand now.
    public CompletableFuture<List<RoomSnapshot>> describe() {
        return translate(server.describe());
    }

    /// Shows all packets of a room to a capture, from now on until the room is closed; null for
    /// none.
    public CompletableFuture<@Nullable Void> capture(String room, @Nullable PacketCapture capture) {
        return translate(server.capture(room, capture));
    }

    /// How hard the loop works; each call starts the measuring of the longest turn anew.
    public LoopLoad load() {
        return server.load();
    }

    public MediaStatistics statistics() {
        return server.statistics();
    }

    @Override
    public boolean acceptsCalls() {
        return server.acceptsRooms();
    }

    @Override
    public CompletableFuture<SessionOffer> join(
            String room,
            String participant,
            int epoch,
            VideoEncoding encoding,
            RecordingSink recording) {
        return translate(
                server.join(room, participant, epoch, encoding, recording)
                        .thenApply(offer -> new SessionOffer(offer.sessionId(), offer.sdp())));
    }

    @Override
    public CompletableFuture<@Nullable Void> answer(String sessionId, String sdp) {
        return translate(server.answer(sessionId, sdp));
    }

    @Override
    public CompletableFuture<SessionOffer> restartIce(String sessionId) {
        return translate(
                server.restartIce(sessionId)
                        .thenApply(offer -> new SessionOffer(offer.sessionId(), offer.sdp())));
    }

    @Override
    public CompletableFuture<@Nullable Void> closeRoom(String room) {
        return translate(server.closeRoom(room));
    }

    @Override
    public void close() {
        server.close();
    }

    private void tell(RoomEvent event) {
        MediaNews translated = translate(event);
        if (translated != null) {
            news.accept(translated);
        }
    }

    private static @Nullable MediaNews translate(RoomEvent event) {
        Optional<Seat> known = Seat.ofParticipant(event.participant());
        if (known.isEmpty()) {
            return null;
        }
        String room = event.room();
        String session = event.sessionId();
        Seat side = known.get();
        return switch (event) {
            case RoomEvent.PeerConnected _ -> new MediaNews.Connected(room, side, session);
            case RoomEvent.PeerDisconnected _ -> new MediaNews.Gone(room, side, session);
            case RoomEvent.PeerSilent _ -> new MediaNews.Silent(room, side, session);
            case RoomEvent.PeerResumed _ -> new MediaNews.Resumed(room, side, session);
            case RoomEvent.MediaStarted _ -> null;
            case RoomEvent.PeerQuality quality ->
                    new MediaNews.Quality(
                            room,
                            side,
                            session,
                            quality.bitrateKbps(),
                            quality.lossPercent(),
                            quality.roundTripMillis().isPresent()
                                    ? quality.roundTripMillis().getAsInt()
                                    : null);
        };
    }

    private static <T extends @Nullable Object> CompletableFuture<T> translate(
            CompletableFuture<T> asked) {
        return asked.exceptionallyCompose(
                failure -> CompletableFuture.failedFuture(refusal(failure)));
    }

    private static Throwable refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof MediaRefusal refused)) {
            return cause == null ? failure : cause;
        }
        String text = String.valueOf(refused.getMessage());
        return switch (refused.reason()) {
            case UNKNOWN_SESSION, ROOM_FULL -> new EngineRefusal(ErrorCode.NOT_ALLOWED, text);
            case BAD_ANSWER -> new EngineRefusal(ErrorCode.BAD_ANSWER, text);
            case VIDEO_CODEC_MISSING -> new EngineRefusal(ErrorCode.CODEC_MISSING, text);
            case SERVER_FULL, OVERLOADED, CLOSED -> new EngineRefusal(ErrorCode.SERVER_FULL, text);
            case INTERNAL -> refused;
        };
    }
}
