package dev.vident.server.call;

import java.util.Optional;
import java.util.function.Consumer;

/// What a desk may do once it has logged in. Thread-safe; methods may wait for a store.
public final class OperatorDoor {
    private final Pages pages;
    private final Lobby lobby;
    private final Calls calls;
    private final CallBook book;

    public OperatorDoor(Pages pages, Lobby lobby, Calls calls, CallBook book) {
        this.pages = pages;
        this.lobby = lobby;
        this.calls = calls;
        this.book = book;
    }

    /// A desk has connected; an older connection of the same operator is closed.
    public void enter(DeskSeat seat, Line<? super ToOperator> line) {
        pages.operators().connect(seat.operatorId(), line);
        line.send(
                new ToOperator.Welcome(
                        seat.operatorId(),
                        seat.displayName(),
                        calls.ofOperator(seat.operatorId())
                                .map(call -> call.facts().callId())
                                .orElse(null)));
    }

    /// A message of a desk that has entered; the answer goes to the operator's present desk.
    public void heard(DeskSeat seat, FromOperator message) {
        switch (message) {
            case FromOperator.Online _ -> lobby.goOnline(seat.operatorId());
            case FromOperator.Offline _ -> lobby.goOffline(seat.operatorId());
            case FromOperator.Accept(var identification) -> lobby.accept(seat, identification);
            case FromOperator.Rejoin(var call) -> rejoin(seat, call);
            case FromOperator.Answer(var session, var sdp) ->
                    inCall(seat, new SessionEvent.Answered(Seat.OPERATOR, session, sdp));
            case FromOperator.Restart(var session) ->
                    inCall(seat, new SessionEvent.RestartRequested(Seat.OPERATOR, session));
            case FromOperator.Instruct(var step, var text) ->
                    inCall(seat, call -> call.instruct(step, text));
            case FromOperator.Check check -> inCall(seat, call -> call.check(check));
            case FromOperator.TakeStill(var kind) ->
                    inCall(seat, call -> call.withStills(stills -> stills.ask(kind)));
            case FromOperator.End(var reason) ->
                    inCall(seat, new SessionEvent.OperatorEnded(reason));
        }
    }

    /// A desk has lost its connection: it gets no queue any more, a running call goes on.
    public void lost(DeskSeat seat, Line<? super ToOperator> line) {
        if (pages.operators().disconnect(seat.operatorId(), line)) {
            lobby.goOffline(seat.operatorId());
        }
    }

    /// The composition of a call has come further; the operator who held the call is told.
    public void compositionChanged(ToOperator.CompositionProgress progress) {
        book.find(progress.callId())
                .ifPresent(call -> pages.operators().send(call.operatorId(), progress));
    }

    private void rejoin(DeskSeat seat, String callId) {
        Optional<RunningCall> call =
                calls.ofOperator(seat.operatorId())
                        .filter(running -> running.facts().callId().equals(callId));
        if (call.isPresent()) {
            call.get().handle(new SessionEvent.SeatTaken(Seat.OPERATOR));
        } else {
            callOver(seat);
        }
    }

    private void inCall(DeskSeat seat, SessionEvent event) {
        inCall(seat, call -> call.handle(event));
    }

    private void inCall(DeskSeat seat, Consumer<RunningCall> action) {
        calls.ofOperator(seat.operatorId()).ifPresentOrElse(action, () -> callOver(seat));
    }

    private void callOver(DeskSeat seat) {
        pages.operators()
                .send(
                        seat.operatorId(),
                        new ToBoth.Refused(
                                ErrorCode.CALL_OVER, "No such call of yours is running."));
    }
}
