package dev.vident.server.call;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.call.CallSession.Step;
import dev.vident.server.identification.EndReason;
import dev.vident.server.script.ScriptAnswer;
import dev.vident.server.script.ScriptAnswers;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call from accept to end: steps its state and does what the steps ask for, one after the
/// other, on an execution of its own.
///
/// Thread-safe: public methods only queue. The fields below the line belong to the call's own
/// execution.
final class RunningCall {
    private static final Logger LOG = LoggerFactory.getLogger(RunningCall.class);

    private final CallFacts facts;
    private final CallTools tools;
    private final CallWatcher watcher;
    private final SerialExecutor execution;
    private final CallStills stills;
    private final CallMedia media;
    // --
    private SessionState state;
    private CallRecorder.@Nullable Open recording;
    private VideoEncoding encoding = VideoEncoding.VP8;
    private @Nullable Devices applicantDevices;
    private boolean closed;

    RunningCall(CallFacts facts, CallTools tools, CallWatcher watcher) {
        this.facts = facts;
        this.tools = tools;
        this.watcher = watcher;
        this.execution = new SerialExecutor(tools.threads());
        this.stills = new CallStills(facts, tools);
        this.media = new CallMedia(facts.callId(), tools.engine(), tools.book(), this::handle);
        this.state = SessionState.accepted(facts.acceptedAt());
    }

    CallFacts facts() {
        return facts;
    }

    /// Writes the call down and opens its recording: without a recording there is no media. What is
    /// handed to [#handle] waits until this is done.
    void open() {
        execution.execute(() -> {
            try {
                encoding = tools.codecs().of(facts.applicantId());
                recording = tools.recorder().open(facts.callId());
                tools.book().accepted(facts);
            } catch (RuntimeException failure) {
                LOG.error("Call {} could not be opened", facts.callId(), failure);
                closed = true;
                watcher.failedToOpen(facts);
            }
        });
    }

    void handle(SessionEvent event) {
        execution.execute(() -> step(event));
    }

    /// Runs something with the call's stills between two steps.
    void withStills(Consumer<CallStills> action) {
        execution.execute(() -> action.accept(stills));
    }

    /// Shows an instruction to the applicant and writes down that the step has begun.
    void instruct(String step, String text) {
        tools.pages()
                .applicants()
                .send(facts.applicantId(), new ToApplicant.Instruction(step, text));
        execution.execute(() -> {
            if (!closed) {
                tools.book().scriptStep(facts, step);
            }
        });
    }

    /// Writes an answer to the script down; the desk is told when it is kept.
    void check(FromOperator.Check check) {
        execution.execute(() -> {
            if (closed) {
                return;
            }
            ScriptAnswer answer =
                    new ScriptAnswer(
                            facts.callId(),
                            facts.applicantId(),
                            check.check(),
                            check.result(),
                            check.words(),
                            facts.operatorId(),
                            facts.operatorName(),
                            tools.clock().instant().truncatedTo(ChronoUnit.MILLIS));
            try {
                tools.answers().keep(answer);
            } catch (RuntimeException failure) {
                LOG.error("An answer in call {} could not be kept", facts.callId(), failure);
                tell(
                        Seat.OPERATOR,
                        new ToBoth.Refused(
                                ErrorCode.INTERNAL,
                                "The answer could not be kept (call " + facts.callId() + ")."));
                return;
            }
            tellDesk(new ToOperator.Checked(answer));
        });
    }

    /// Tells the desk what the applicant's devices do; a desk that comes later is told as well.
    void devices(Devices devices) {
        execution.execute(() -> {
            if (!closed) {
                applicantDevices = devices;
                tellDevices();
            }
        });
    }

    /// Once a second: the reconnect window, overdue stills, the recording light; and another try
    /// when the end could not be written down.
    void tick() {
        execution.execute(() -> {
            switch (state) {
                case SessionState.Running _ -> {
                    step(new SessionEvent.TimePassed());
                    stills.expire();
                    light();
                }
                case SessionState.Ended(var reason, var text) -> finish(reason, text);
            }
        });
    }

    /// How the media of one side is, once a second.
    void quality(MediaNews.Quality news) {
        tellDesk(
                new ToOperator.Quality(
                        news.side(),
                        news.bitrateKbps(),
                        news.lossPercent(),
                        news.roundTripMillis()));
    }

    private void step(SessionEvent event) {
        if (closed) {
            return;
        }
        Step step =
                CallSession.next(
                        state, event, tools.clock().instant(), tools.settings().reconnectWindow());
        state = step.state();
        step.effects().forEach(this::perform);
    }

    private void perform(SessionEffect effect) {
        switch (effect) {
            case SessionEffect.TellStarting(var side) -> tellStarting(side);
            case SessionEffect.OpenSession(var side, int connection) ->
                    media.open(side, connection, encoding, recordingOpen());
            case SessionEffect.SendOffer(var side, var session, var sdp) ->
                    tell(
                            side,
                            new ToBoth.Offer(
                                    session,
                                    sdp,
                                    tools.turn().credentials(session, tools.clock().instant())));
            case SessionEffect.ApplyAnswer(var side, var session, var sdp) ->
                    media.answer(side, session, sdp);
            case SessionEffect.RestartIce(var side, var session) -> media.restartIce(side, session);
            case SessionEffect.TellPeer(var side, var other) -> tell(side, new ToBoth.Peer(other));
            case SessionEffect.TellError(var side, var code, var text) ->
                    tell(side, new ToBoth.Refused(code, text));
            case SessionEffect.MarkConnecting() -> tools.book().connecting(facts.callId());
            case SessionEffect.MarkLive() -> tools.book().live(facts.callId());
            case SessionEffect.Finish(var reason, var text) -> finish(reason, text);
        }
    }

    private void tellStarting(Seat side) {
        switch (side) {
            case APPLICANT -> {
                tools.pages()
                        .origin(facts.applicantId())
                        .ifPresent(origin -> tools.book().calledFrom(facts.callId(), origin));
                tools.pages()
                        .applicants()
                        .send(
                                facts.applicantId(),
                                new ToApplicant.CallStarting(facts.callId(), facts.operatorName()));
            }
            case OPERATOR -> {
                tellDesk(
                        new ToOperator.CallStarting(
                                facts.callId(), facts.identificationId(), facts.applicantId()));
                // A desk that was loaded anew has forgotten what it answered.
                ScriptAnswers.counting(tools.answers().ofCall(facts.callId()))
                        .forEach(answer -> tellDesk(new ToOperator.Checked(answer)));
                tellDevices();
            }
        }
    }

    private void tellDevices() {
        Devices known = applicantDevices;
        if (known != null) {
            tellDesk(new ToOperator.ApplicantDevices(known));
        }
    }

    private CallRecorder.Open recordingOpen() {
        CallRecorder.Open open = recording;
        if (open == null) {
            throw new IllegalStateException("media before the recording is open");
        }
        return open;
    }

    private void light() {
        CallRecorder.Open open = recording;
        if (open != null) {
            tellDesk(open.light());
        }
    }

    /// Media first, then the recording, then the books: when the two are told, a verdict may
    /// follow. A failure leaves the call ended and open in the books; the next tick, or the next
    /// start of the server, tries again.
    private void finish(EndReason reason, @Nullable String text) {
        if (closed) {
            return;
        }
        try {
            tools.engine().closeRoom(facts.callId()).join();
            tools.book().ended(facts.callId(), reason, text, tools.recorder().seal(facts.callId()));
        } catch (RuntimeException failure) {
            LOG.error("The end of call {} could not be written down", facts.callId(), failure);
            return;
        }
        closed = true;
        stills.abandon();
        watcher.closed(facts);
        tools.pages()
                .applicants()
                .send(facts.applicantId(), new ToApplicant.Ended(facts.callId(), reason));
        tellDesk(new ToOperator.Ended(facts.callId(), facts.identificationId(), reason));
        watcher.told(facts);
    }

    private void tellDesk(ToOperator message) {
        tools.pages().operators().send(facts.operatorId(), message);
    }

    private void tell(Seat side, ToBoth message) {
        tools.pages().send(facts, side, message);
    }
}
