package dev.vident.server;

import dev.vident.server.call.OperatorDoor;
import dev.vident.server.call.ToOperator.CompositionProgress;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionListener;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.job.Waiting;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries the progress of compositions to the desk of the operator who held the call, and
/// remembers it for whoever asks. Thread-safe.
final class CompositionNews implements CompositionListener {
    private final OperatorDoor operators;
    private final Executor threads;
    private final Consumer<String> ready;
    private final Map<String, Double> shares = new ConcurrentHashMap<>();

    /// @param threads where desks are told; finding the operator reads the database, which
    ///   rendering must not wait for
    /// @param ready told the id of each call whose composition is there
    CompositionNews(OperatorDoor operators, Executor threads, Consumer<String> ready) {
        this.operators = operators;
        this.threads = threads;
        this.ready = ready;
    }

    /// How far the rendering of a call is, 0–1, or null when it is not being rendered here.
    @Nullable Double share(String callId) {
        return shares.get(callId);
    }

    @Override
    public void changed(Composition composition) {
        String callId = composition.callId();
        CompositionProgress news =
                switch (composition.state()) {
                    case CompositionState.Recorded() -> progress(callId, "recorded", null);
                    case CompositionState.Rendering _ -> {
                        shares.put(callId, 0.0);
                        yield progress(callId, "rendering", 0.0);
                    }
                    case CompositionState.Ready _ -> {
                        shares.remove(callId);
                        ready.accept(callId);
                        yield new CompositionProgress(
                                callId, "ready", composition.mediaId(), 1.0, null, null);
                    }
                    case CompositionState.Failed failed -> {
                        shares.remove(callId);
                        yield new CompositionProgress(
                                callId, "failed", null, null, failed.reason(), null);
                    }
                };
        threads.execute(() -> operators.compositionChanged(news));
    }

    @Override
    public void progressed(String callId, double share) {
        shares.put(callId, share);
        threads.execute(() -> operators.compositionChanged(progress(callId, "rendering", share)));
    }

    @Override
    public void waits(String callId, Waiting waiting) {
        shares.remove(callId);
        CompositionProgress news =
                new CompositionProgress(callId, "recorded", null, null, null, waiting);
        threads.execute(() -> operators.compositionChanged(news));
    }

    private static CompositionProgress progress(
            String callId, String state, @Nullable Double share) {
        return new CompositionProgress(callId, state, null, share, null, null);
    }
}
