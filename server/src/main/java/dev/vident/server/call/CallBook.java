package dev.vident.server.call;

import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.identification.EndReason;
import dev.vident.server.identification.Identification;
import dev.vident.server.identification.Identifications;
import dev.vident.server.identification.State;
import dev.vident.server.job.Jobs;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.Transactions;
import dev.vident.server.recording.Recording;
import dev.vident.server.recording.RecordingStore;
import dev.vident.server.script.ScriptStep;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes down what happens to calls; each method is one transaction. Thread-safe.
public final class CallBook {
    /// Kind of the job that renders a call; its payload is the call's id.
    public static final String COMPOSE = "compose";

    private final CallStore calls;
    private final RecordingStore recordings;
    private final CompositionStore compositions;
    private final Identifications identifications;
    private final Events events;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public CallBook(
            CallStore calls,
            RecordingStore recordings,
            CompositionStore compositions,
            Identifications identifications,
            Events events,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.calls = calls;
        this.recordings = recordings;
        this.compositions = compositions;
        this.identifications = identifications;
        this.events = events;
        this.jobs = jobs;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    String newCallId() {
        return ids.next();
    }

    /// The call exists, its recording is open, the identification is in a call.
    ///
    /// @throws dev.vident.server.platform.ProblemException when the identification's state does not
    ///   permit a call
    void accepted(CallFacts facts) {
        transactions.run(() -> {
            Identification identification =
                    identifications.callStarted(facts.identificationId(), facts.operatorName());
            calls.insert(
                    new Call(
                            facts.callId(),
                            identification.id(),
                            identification.applicantId(),
                            identification.inspectionId(),
                            identification.mode(),
                            facts.operatorId(),
                            facts.operatorName(),
                            new CallState.Ringing(),
                            facts.acceptedAt()));
            recordings.insert(Recording.opened(facts.callId(), facts.callId(), facts.acceptedAt()));
        });
    }

    /// A number for a media connection that was never used in this call, also not before a restart.
    int nextEpoch(String callId, Seat side) {
        return calls.nextEpoch(callId, side);
    }

    void connecting(String callId) {
        advance(callId, new CallEvent.Answered());
    }

    /// From where the applicant calls; the last one counts.
    void calledFrom(String callId, Redacted<String> origin) {
        calls.setOrigin(callId, origin);
    }

    /// The operator went on to a step of the script.
    void scriptStep(CallFacts facts, String step) {
        transactions.run(() ->
                events.append(
                        facts.applicantId(),
                        new DomainEvent.ScriptStepBegun(facts.callId(), ScriptStep.codeOf(step))));
    }

    void live(String callId) {
        advance(callId, new CallEvent.BothConnected());
    }

    /// The end of a call and everything that follows from it; repeating it changes nothing.
    ///
    /// @param recording the sealed recording; a call that was live gets a composition
    void ended(
            String callId,
            EndReason reason,
            @Nullable String text,
            CallRecorder.SealedRecording recording) {
        transactions.run(() -> {
            Call call = calls.find(callId).orElseThrow();
            if (call.ended()) {
                return;
            }
            Instant now = now();
            finishRecording(call, recording, now);
            calls.update(
                    call.with(CallStates.next(call.state(), new CallEvent.End(reason, text), now)));
            if (identifications.get(call.identificationId()).state() instanceof State.InCall) {
                identifications.callEnded(call.identificationId(), reason);
            }
            if (call.wasLive() && recording.hasMedia()) {
                compose(call, now);
            }
        });
    }

    /// Calls that have not ended in the books.
    List<Call> open() {
        return calls.open();
    }

    Optional<Call> find(String callId) {
        return calls.find(callId);
    }

    private void finishRecording(Call call, CallRecorder.SealedRecording recording, Instant now) {
        if (recordings.finish(call.id(), now, recording.manifestSha256())) {
            events.append(
                    call.applicantId(),
                    new DomainEvent.RecordingFinished(call.id(), recording.manifestSha256()));
        }
    }

    private void compose(Call call, Instant now) {
        compositions.insert(
                Composition.recorded(
                        call.id(),
                        ids.next(),
                        call.applicantId(),
                        call.inspectionId(),
                        call.mode(),
                        now));
        jobs.enqueue(COMPOSE, call.id());
    }

    private void advance(String callId, CallEvent event) {
        transactions.run(() -> {
            Call call = calls.find(callId).orElseThrow();
            calls.update(call.with(CallStates.next(call.state(), event, now())));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
