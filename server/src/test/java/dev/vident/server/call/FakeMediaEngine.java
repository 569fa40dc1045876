package dev.vident.server.call;

import dev.vident.media.capture.PacketCapture;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.rtp.VideoEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A media engine without media: sessions are made at once and live when the test says so.
/// Thread-safe.
public final class FakeMediaEngine implements MediaEngine {
    /// An answer this engine cannot use.
    public static final String BAD_SDP = "not an answer";

    /// An answer of a browser without the call's video codec.
    public static final String SDP_WITHOUT_CODEC = "an answer without H264";

    /// One session that was asked for.
    public record Joined(String room, Seat side, int epoch, String sessionId) {}

    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<String, Joined> bySession = new ConcurrentHashMap<>();
    private final List<Joined> joined = new CopyOnWriteArrayList<>();
    private final List<String> closedRooms = new CopyOnWriteArrayList<>();
    private final Map<String, PacketCapture> captures = new ConcurrentHashMap<>();
    private volatile boolean full;
    private volatile boolean busy;
    private volatile Consumer<MediaNews> news = _ -> {};

    public void tell(Consumer<MediaNews> listener) {
        news = listener;
    }

    /// Whether no further call should be begun.
    public void beBusy(boolean wanted) {
        busy = wanted;
    }

    public void beFull() {
        full = true;
    }

    public List<Joined> joined() {
        return List.copyOf(joined);
    }

    public List<String> closedRooms() {
        return new ArrayList<>(closedRooms);
    }

    @Override
    public boolean acceptsCalls() {
        return !busy;
    }

    @Override
    public CompletableFuture<SessionOffer> join(
            String room,
            String participant,
            int epoch,
            VideoEncoding encoding,
            RecordingSink recording) {
        if (full) {
            return CompletableFuture.failedFuture(
                    new EngineRefusal(ErrorCode.SERVER_FULL, "The machine is full."));
        }
        String session = "session-" + sessions.incrementAndGet();
        Seat side = participant.equals("applicant") ? Seat.APPLICANT : Seat.OPERATOR;
        Joined made = new Joined(room, side, epoch, session);
        bySession.put(session, made);
        joined.add(made);
        return CompletableFuture.completedFuture(new SessionOffer(session, "offer of " + session));
    }

    /// A usable answer connects at once.
    @Override
    public CompletableFuture<@Nullable Void> answer(String sessionId, String sdp) {
        if (sdp.equals(BAD_SDP)) {
            return CompletableFuture.failedFuture(
                    new EngineRefusal(ErrorCode.BAD_ANSWER, "The answer cannot be used."));
        }
        if (sdp.equals(SDP_WITHOUT_CODEC)) {
            return CompletableFuture.failedFuture(
                    new EngineRefusal(ErrorCode.CODEC_MISSING, "the call has opus and H264"));
        }
        connect(sessionId);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<SessionOffer> restartIce(String sessionId) {
        return CompletableFuture.completedFuture(
                new SessionOffer(sessionId, "second offer of " + sessionId));
    }

    @Override
    public CompletableFuture<@Nullable Void> closeRoom(String room) {
        closedRooms.add(room);
        return CompletableFuture.completedFuture(null);
    }

    public CompletableFuture<@Nullable Void> capture(String room, @Nullable PacketCapture capture) {
        if (busy) {
            return CompletableFuture.failedFuture(
                    new EngineRefusal(ErrorCode.SERVER_FULL, "The machine is busy."));
        }
        if (capture == null) {
            captures.remove(room);
        } else {
            captures.put(room, capture);
        }
        return CompletableFuture.completedFuture(null);
    }

    /// What the packets of a room are shown to now.
    public Optional<PacketCapture> capture(String room) {
        return Optional.ofNullable(captures.get(room));
    }

    public void connect(String sessionId) {
        Joined made = bySession.get(sessionId);
        news.accept(new MediaNews.Connected(made.room(), made.side(), sessionId));
    }

    public void silence(String sessionId) {
        Joined made = bySession.get(sessionId);
        news.accept(new MediaNews.Silent(made.room(), made.side(), sessionId));
    }

    public void close(String sessionId) {
        Joined made = bySession.get(sessionId);
        news.accept(new MediaNews.Gone(made.room(), made.side(), sessionId));
    }

    public void measure(String sessionId) {
        Joined made = bySession.get(sessionId);
        news.accept(new MediaNews.Quality(made.room(), made.side(), sessionId, 812, 1.5, 23));
    }
}
