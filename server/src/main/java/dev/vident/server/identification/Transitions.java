package dev.vident.server.identification;

import java.time.Instant;
import java.util.List;

/// The one place that says how an attempt goes on. Pure.
public final class Transitions {
    private static final Transition UNCHANGED = new Transition.Unchanged();
    private static final Transition NO_CALL = refused("No call is running.");
    private static final Transition CALL_RUNNING = refused("The call is still running.");
    private static final Transition NO_CALL_YET = refused("There has been no call yet.");
    private static final Transition NOT_WAITING = refused("The applicant is not in the queue.");
    private static final Transition BEING_CHECKED = refused("The identification is being checked.");
    private static final Transition DECIDED = refused("The identification has been decided.");

    private Transitions() {}

    public static Transition next(State state, Event event, Instant now) {
        return switch (state) {
            case State.Init _ -> fromInit(event, now);
            case State.Waiting _ -> fromWaiting(event);
            case State.InCall _ -> fromCall(event);
            case State.Queued queued -> fromQueued(queued, event, now);
            case State.OnHold _ -> fromHold(event);
            case State.Completed completed -> fromCompleted(completed, event, now);
        };
    }

    private static Transition fromInit(Event event, Instant now) {
        return switch (event) {
            case Event.QueueJoined _ -> moved(new State.Waiting(now), Effect.FOLLOW_STATUS);
            case Event.QueueLeft _, Event.Reset _ -> UNCHANGED;
            case Event.CallStarted _ -> NOT_WAITING;
            case Event.CallEnded _ -> NO_CALL;
            case Event.PutOnHold _, Event.Decided _ -> NO_CALL_YET;
            case Event.CheckRequested _ -> moved(new State.Init(), Effect.AWAIT_CHECK);
            case Event.Reopened _ -> UNCHANGED;
            case Event.Simulated simulated -> decided(simulated.verdict());
        };
    }

    private static Transition fromWaiting(Event event) {
        return switch (event) {
            // A page that connects again keeps its place.
            case Event.QueueJoined _ -> UNCHANGED;
            case Event.QueueLeft _ -> moved(new State.Init(), Effect.FOLLOW_STATUS);
            case Event.CallStarted started ->
                    moved(new State.InCall(started.operatorName()), Effect.SHOW_OPERATOR);
            case Event.CallEnded _ -> NO_CALL;
            case Event.PutOnHold _, Event.Decided _, Event.Simulated _ ->
                    refused("The applicant is waiting for a call.");
            case Event.CheckRequested _, Event.Reopened _, Event.Reset _ -> BEING_CHECKED;
        };
    }

    private static Transition fromCall(Event event) {
        return switch (event) {
            // The page re-joins the running call, not the queue.
            case Event.QueueJoined _ -> UNCHANGED;
            case Event.CallEnded ended -> afterCall(ended.reason());
            case Event.CallStarted _ -> refused("Another operator has accepted.");
            case Event.QueueLeft _,
                    Event.PutOnHold _,
                    Event.Decided _,
                    Event.CheckRequested _,
                    Event.Reopened _,
                    Event.Simulated _,
                    Event.Reset _ ->
                    CALL_RUNNING;
        };
    }

    private static Transition afterCall(EndReason reason) {
        return switch (reason) {
            case COMPLETED, APPLICANT_LEFT, CONNECTION_INTERRUPTED, ABORTED ->
                    moved(new State.Queued(reason), Effect.FOLLOW_STATUS);
            case NO_APPLICANT -> moved(new State.Init(), Effect.FOLLOW_STATUS);
        };
    }

    private static Transition fromQueued(State.Queued queued, Event event, Instant now) {
        return switch (event) {
            // A call that broke off may be repeated within the attempt; one that was completed is
            // checked first.
            case Event.QueueJoined _ ->
                    queued.callEnded() == EndReason.COMPLETED
                            ? BEING_CHECKED
                            : moved(new State.Waiting(now), Effect.FOLLOW_STATUS);
            case Event.QueueLeft _ -> UNCHANGED;
            case Event.CallStarted _ -> NOT_WAITING;
            case Event.CallEnded _ -> NO_CALL;
            case Event.PutOnHold _ -> moved(new State.OnHold(), Effect.FOLLOW_STATUS);
            case Event.Decided decided -> decided(decided.verdict());
            case Event.Simulated simulated -> decided(simulated.verdict());
            case Event.CheckRequested _, Event.Reopened _, Event.Reset _ -> BEING_CHECKED;
        };
    }

    private static Transition fromHold(Event event) {
        return switch (event) {
            case Event.QueueJoined _, Event.CheckRequested _ -> BEING_CHECKED;
            case Event.QueueLeft _, Event.PutOnHold _ -> UNCHANGED;
            case Event.CallStarted _ -> NOT_WAITING;
            case Event.CallEnded _ -> NO_CALL;
            case Event.Decided decided -> decided(decided.verdict());
            case Event.Simulated simulated -> decided(simulated.verdict());
            case Event.Reopened _, Event.Reset _ -> moved(new State.Init(), Effect.BEGIN_ATTEMPT);
        };
    }

    private static Transition fromCompleted(State.Completed completed, Event event, Instant now) {
        boolean retry = completed.verdict().allowsRetry();
        return switch (event) {
            case Event.QueueJoined _ ->
                    retry
                            ? moved(
                                    new State.Waiting(now),
                                    Effect.BEGIN_ATTEMPT,
                                    Effect.FOLLOW_STATUS)
                            : DECIDED;
            case Event.Reset _ -> retry ? moved(new State.Init(), Effect.BEGIN_ATTEMPT) : DECIDED;
            case Event.QueueLeft _ -> UNCHANGED;
            case Event.CallStarted _ -> NOT_WAITING;
            case Event.CallEnded _ -> NO_CALL;
            case Event.PutOnHold _, Event.Decided _ -> DECIDED;
            case Event.CheckRequested _ ->
                    retry
                            ? moved(new State.Init(), Effect.BEGIN_ATTEMPT, Effect.AWAIT_CHECK)
                            : DECIDED;
            case Event.Reopened _ -> moved(new State.Init(), Effect.BEGIN_ATTEMPT);
            case Event.Simulated simulated -> decided(simulated.verdict());
        };
    }

    private static Transition decided(Verdict verdict) {
        return moved(new State.Completed(verdict), Effect.FOLLOW_VERDICT);
    }

    private static Transition moved(State state, Effect... effects) {
        return new Transition.Moved(state, List.of(effects));
    }

    private static Transition refused(String reason) {
        return new Transition.Refused(reason);
    }
}
