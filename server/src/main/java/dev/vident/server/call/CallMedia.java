package dev.vident.server.call;

import dev.vident.media.rtp.VideoEncoding;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a call asks of the media engine. The engine answers later, as news of the call. Confined to
/// the call's execution, but for the news.
final class CallMedia {
    private static final Logger LOG = LoggerFactory.getLogger(CallMedia.class);

    private final String callId;
    private final MediaEngine engine;
    private final CallBook book;
    private final Consumer<SessionEvent> news;

    /// @param news called on the engine's threads
    CallMedia(String callId, MediaEngine engine, CallBook book, Consumer<SessionEvent> news) {
        this.callId = callId;
        this.engine = engine;
        this.book = book;
        this.news = news;
    }

    /// Asks for a new session of one side.
    ///
    /// The epoch is on disk before the engine may create a journal named after it.
    void open(Seat side, int connection, VideoEncoding encoding, CallRecorder.Open recording) {
        CompletableFuture<MediaEngine.SessionOffer> joining;
        try {
            int epoch = book.nextEpoch(callId, side);
            joining = engine.join(callId, side.participant(), epoch, encoding, recording.sink());
        } catch (RuntimeException failure) {
            joining = CompletableFuture.failedFuture(failure);
        }
        var _ =
                joining.whenComplete((offer, failure) ->
                        news.accept(offerNews(side, connection, offer, failure)));
    }

    private SessionEvent offerNews(
            Seat side,
            int connection,
            MediaEngine.@Nullable SessionOffer offer,
            @Nullable Throwable failure) {
        if (offer != null) {
            return new SessionEvent.OfferReady(side, connection, offer.sessionId(), offer.sdp());
        }
        EngineRefusal refusal = refusal(failure);
        return new SessionEvent.OfferFailed(side, connection, refusal.code(), refusal.text());
    }

    /// Hands the engine the answer of a page.
    void answer(Seat side, String session, String sdp) {
        var _ =
                engine.answer(session, sdp)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                sessionRefused(side, session, failure);
                            }
                        });
    }

    /// Asks the engine for another offer of the same session.
    void restartIce(Seat side, String session) {
        var _ =
                engine.restartIce(session)
                        .whenComplete((offer, failure) -> {
                            if (failure == null) {
                                news.accept(
                                        new SessionEvent.RestartReady(
                                                side, offer.sessionId(), offer.sdp()));
                            } else {
                                sessionRefused(side, session, failure);
                            }
                        });
    }

    private void sessionRefused(Seat side, String session, Throwable failure) {
        EngineRefusal refusal = refusal(failure);
        news.accept(new SessionEvent.SessionRefused(side, session, refusal.code(), refusal.text()));
    }

    private EngineRefusal refusal(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof EngineRefusal refusal) {
            return refusal;
        }
        LOG.error("The media engine failed in call {}", callId, cause);
        return new EngineRefusal(
                ErrorCode.INTERNAL, "Something went wrong on our side (call " + callId + ").");
    }
}
