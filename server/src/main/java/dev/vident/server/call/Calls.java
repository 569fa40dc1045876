package dev.vident.server.call;

import dev.vident.server.identification.EndReason;
import dev.vident.server.platform.Ids;
import dev.vident.server.script.ScriptAnswers;
import dev.vident.server.script.StillKind;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The calls that run on this server. Thread-safe.
///
/// Somebody has to call [#tick()] once a second and to hand over the media engine's news by
/// [#media(MediaNews)].
public final class Calls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private static final long CLOSE_SECONDS_MAX = 20;

    private final CallTools tools;
    private final Map<String, RunningCall> byId = new ConcurrentHashMap<>();
    private final Map<String, RunningCall> byApplicant = new ConcurrentHashMap<>();
    private final Map<String, RunningCall> byOperator = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> endings = new ConcurrentHashMap<>();

    /// @param threads where calls run, each one thing at a time; virtual threads
    public Calls(
            MediaEngine engine,
            CallRecorder recorder,
            CallBook book,
            ScriptAnswers answers,
            Pages pages,
            CallSettings settings,
            VideoCodecs codecs,
            TurnServers turn,
            Ids ids,
            InstantSource clock,
            Executor threads) {
        this.tools =
                new CallTools(
                        engine, recorder, book, answers, pages, settings, codecs, turn, ids, clock,
                        threads);
    }

    /// The name of the video codec a call with this applicant would have now.
    public String videoCodec(String applicantId) {
        return tools.codecs().of(applicantId).encodingName();
    }

    /// Registers a call; it exists once [RunningCall#open()] has succeeded.
    RunningCall begin(CallFacts facts, CallWatcher watcher) {
        RunningCall call = new RunningCall(facts, tools, new Forgetting(watcher));
        endings.put(facts.callId(), new CompletableFuture<>());
        byId.put(facts.callId(), call);
        byApplicant.put(facts.applicantId(), call);
        byOperator.put(facts.operatorId(), call);
        return call;
    }

    String newCallId() {
        return tools.ids().next();
    }

    Optional<RunningCall> ofApplicant(String applicantId) {
        return Optional.ofNullable(byApplicant.get(applicantId));
    }

    Optional<RunningCall> ofOperator(String operatorId) {
        return Optional.ofNullable(byOperator.get(operatorId));
    }

    /// Whether the machine can carry one more call now.
    public boolean mayBegin() {
        return tools.engine().acceptsCalls();
    }

    /// How many calls run.
    public int running() {
        return byId.size();
    }

    /// Takes news of the media engine; those of a call that is over are without effect.
    public void media(MediaNews news) {
        RunningCall call = byId.get(news.room());
        if (call == null) {
            return;
        }
        Seat side = news.side();
        String session = news.sessionId();
        switch (news) {
            case MediaNews.Connected _ ->
                    call.handle(new SessionEvent.PeerConnected(side, session));
            case MediaNews.Silent _ -> call.handle(new SessionEvent.PeerSilent(side, session));
            case MediaNews.Resumed _ -> call.handle(new SessionEvent.PeerResumed(side, session));
            case MediaNews.Gone _ -> call.handle(new SessionEvent.PeerGone(side, session));
            case MediaNews.Quality quality -> call.quality(quality);
        }
    }

    /// To be called once a second: reconnect windows, overdue stills, recording lights.
    public void tick() {
        byId.values().forEach(RunningCall::tick);
    }

    /// Lets the upload of a still begin that an operator has asked this applicant for.
    ///
    /// @return what it shows; empty when nobody asked for it, or it came too late
    public Optional<ExpectedStill> arriving(String applicantId, String stillId) {
        RunningCall call = byApplicant.get(applicantId);
        if (call == null) {
            return Optional.empty();
        }
        CompletableFuture<Optional<StillKind>> kind = new CompletableFuture<>();
        call.withStills(stills -> kind.complete(stills.arriving(stillId)));
        return kind.join().map(known -> new ExpectedStill(call, stillId, known));
    }

    /// Ends what a crash or a hard stop left open: seals the recordings from what is on disk and
    /// writes the ends down, so that the compositions are rendered. To be called before the first
    /// call.
    ///
    /// @return how many calls were ended
    public int recoverAfterRestart() {
        List<Call> open = tools.book().open();
        int ended = 0;
        for (Call call : open) {
            try {
                CallRecorder.SealedRecording recording = tools.recorder().seal(call.id());
                tools.book().ended(call.id(), EndReason.CONNECTION_INTERRUPTED, null, recording);
                ended++;
            } catch (RuntimeException failure) {
                LOG.error(
                        "Call {} could not be recovered; the next start tries again",
                        call.id(),
                        failure);
            }
        }
        return ended;
    }

    /// Ends all calls and returns when that is written down, at the latest after a while: what
    /// could not be written down then is left to [#recoverAfterRestart()].
    @Override
    public void close() {
        byId.values().forEach(call -> call.handle(new SessionEvent.ServerStopped()));
        CompletableFuture.allOf(endings.values().toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, CLOSE_SECONDS_MAX, TimeUnit.SECONDS)
                .join();
    }

    private void forget(CallFacts facts) {
        byId.remove(facts.callId());
        byApplicant.remove(facts.applicantId());
        byOperator.remove(facts.operatorId());
    }

    private void over(CallFacts facts) {
        CompletableFuture<Void> ending = endings.remove(facts.callId());
        if (ending != null) {
            ending.complete(null);
        }
    }

    /// Takes a call out of the registry before anybody hears that it is over, so that the next may
    /// begin.
    private final class Forgetting implements CallWatcher {
        private final CallWatcher next;

        Forgetting(CallWatcher next) {
            this.next = next;
        }

        @Override
        public void failedToOpen(CallFacts call) {
            forget(call);
            over(call);
            next.failedToOpen(call);
        }

        @Override
        public void closed(CallFacts call) {
            forget(call);
            next.closed(call);
        }

        @Override
        public void told(CallFacts call) {
            over(call);
            next.told(call);
        }
    }
}
