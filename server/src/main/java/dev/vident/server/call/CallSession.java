package dev.vident.server.call;

import dev.vident.server.call.CallEffect.ApplyAnswer;
import dev.vident.server.call.CallEffect.Finish;
import dev.vident.server.call.CallEffect.MarkLive;
import dev.vident.server.call.CallEffect.OpenSession;
import dev.vident.server.call.CallEffect.RestartIce;
import dev.vident.server.call.CallEffect.SendOffer;
import dev.vident.server.call.CallEffect.TellError;
import dev.vident.server.call.CallEffect.TellPeer;
import dev.vident.server.call.CallEffect.TellStarting;
import dev.vident.server.call.CallState.Connecting;
import dev.vident.server.call.CallState.Ended;
import dev.vident.server.call.CallState.Live;
import dev.vident.server.call.CallState.Ringing;
import dev.vident.server.call.CallState.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of a call as one pure function; `docs/call-states.md` lists what it does in every case.
///
/// News of a media session that is no longer the seat's is without effect, so the order in which a page's old and new
/// connection report themselves does not matter.
public final class CallSession {
    private static final String NO_SESSION =
            "That media session is not the one of this seat. Join the call again.";
    private static final String CALL_OVER = "The call is over.";

    private CallSession() {}

    /// A state and what has to be done on the way to it.
    public record Step(CallState state, List<CallEffect> effects) {}

    /// @param reconnectWindow how long a side may be away before the call ends
    public static Step next(CallState state, CallEvent event, Instant now, Duration reconnectWindow) {
        return switch (state) {
            case Running running -> whileRunning(running, event, now, reconnectWindow);
            case Ended ended -> afterEnd(ended, event);
        };
    }

    private static Step whileRunning(
            Running call, CallEvent event, Instant now, Duration reconnectWindow) {
        return switch (event) {
            case CallEvent.SeatTaken(var side) -> seatTaken(call, side, now);
            case CallEvent.OfferReady offer -> offerReady(call, offer, now);
            case CallEvent.OfferFailed failure -> offerFailed(call, failure, now);
            case CallEvent.Answered(var side, var session, var sdp) ->
                    ofSession(call, side, session, new ApplyAnswer(side, session, sdp));
            case CallEvent.AnswerRefused(var side, var session, var text) ->
                    isCurrent(call, side, session)
                            ? stay(call, new TellError(side, ErrorCode.BAD_ANSWER, text))
                            : stay(call);
            case CallEvent.RestartRequested(var side, var session) ->
                    ofSession(call, side, session, new RestartIce(side, session));
            case CallEvent.RestartReady(var side, var session, var sdp) ->
                    isCurrent(call, side, session)
                            ? stay(call, new SendOffer(side, session, sdp))
                            : stay(call);
            case CallEvent.PeerConnected(var side, var session) -> heard(call, side, session);
            case CallEvent.PeerSilent(var side, var session) -> silent(call, side, session, now);
            case CallEvent.PeerResumed(var side, var session) -> heard(call, side, session);
            case CallEvent.PeerGone(var side, var session) -> gone(call, side, session, now);
            case CallEvent.ApplicantLeft() -> end(EndReason.APPLICANT_LEFT, null);
            case CallEvent.OperatorEnded(var text) -> operatorEnded(call, text);
            case CallEvent.ServerStopped() -> end(EndReason.CONNECTION_INTERRUPTED, null);
            case CallEvent.TimePassed() -> timePassed(call, now, reconnectWindow);
        };
    }

    /// Whoever still acts learns that it is over; late news of the engine is without effect.
    private static Step afterEnd(Ended ended, CallEvent event) {
        return switch (event) {
            case CallEvent.SeatTaken(var side) -> over(ended, side);
            case CallEvent.Answered(var side, _, _) -> over(ended, side);
            case CallEvent.RestartRequested(var side, _) -> over(ended, side);
            case CallEvent.ApplicantLeft() -> over(ended, Participant.APPLICANT);
            case CallEvent.OperatorEnded(_) -> over(ended, Participant.OPERATOR);
            case CallEvent.OfferReady _,
                    CallEvent.OfferFailed _,
                    CallEvent.AnswerRefused _,
                    CallEvent.RestartReady _,
                    CallEvent.PeerConnected _,
                    CallEvent.PeerSilent _,
                    CallEvent.PeerResumed _,
                    CallEvent.PeerGone _,
                    CallEvent.ServerStopped _,
                    CallEvent.TimePassed _ ->
                    new Step(ended, List.of());
        };
    }

    /// A page that comes (again) gets a whole window to connect.
    private static Step seatTaken(Running call, Participant side, Instant now) {
        int epoch = call.seats().of(side).nextEpoch();
        Seats seats = call.seats().with(side, new Seat.Joining(epoch, now));
        return changed(
                call,
                seats,
                new TellStarting(side),
                new OpenSession(side, epoch),
                new TellPeer(side, seats.of(side.other()).seenAs()),
                new TellPeer(side.other(), PeerState.CONNECTING));
    }

    private static Step offerReady(Running call, CallEvent.OfferReady offer, Instant now) {
        if (call.seats().of(offer.side()) instanceof Seat.Joining(int epoch, _)
                && epoch == offer.epoch()) {
            Seat seat = new Seat.Offered(epoch, offer.sessionId(), now);
            return changed(
                    call,
                    call.seats().with(offer.side(), seat),
                    new SendOffer(offer.side(), offer.sessionId(), offer.sdp()));
        }
        return stay(call);
    }

    private static Step offerFailed(Running call, CallEvent.OfferFailed failure, Instant now) {
        Participant side = failure.side();
        if (call.seats().of(side) instanceof Seat.Joining(int epoch, _)
                && epoch == failure.epoch()) {
            return changed(
                    call,
                    call.seats().with(side, new Seat.Empty(epoch + 1, now)),
                    new TellError(side, failure.code(), failure.text()),
                    new TellPeer(side.other(), PeerState.GONE));
        }
        return stay(call);
    }

    private static Step heard(Running call, Participant side, String session) {
        Seat seat = call.seats().of(side);
        if (!isCurrent(call, side, session) || seat instanceof Seat.Connected) {
            return stay(call);
        }
        Seat connected = new Seat.Connected(seat.nextEpoch() - 1, session);
        return changed(
                call,
                call.seats().with(side, connected),
                new TellPeer(side.other(), PeerState.CONNECTED));
    }

    private static Step silent(Running call, Participant side, String session, Instant now) {
        if (call.seats().of(side) instanceof Seat.Connected(int epoch, String current)
                && current.equals(session)) {
            return changed(
                    call,
                    call.seats().with(side, new Seat.Silent(epoch, session, now)),
                    new TellPeer(side.other(), PeerState.RECONNECTING));
        }
        return stay(call);
    }

    /// The window counts from the last sign of life, not from the moment the engine gave the session up.
    private static Step gone(Running call, Participant side, String session, Instant now) {
        if (!isCurrent(call, side, session)) {
            return stay(call);
        }
        Seat seat = call.seats().of(side);
        Seat empty = new Seat.Empty(seat.nextEpoch(), seat.brokenSince().orElse(now));
        return changed(
                call,
                call.seats().with(side, empty),
                new TellPeer(side.other(), PeerState.GONE));
    }

    private static Step operatorEnded(Running call, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            return end(EndReason.ABORTED, text);
        }
        return end(
                call.seats().applicantSeen() ? EndReason.COMPLETED : EndReason.NO_APPLICANT, null);
    }

    private static Step timePassed(Running call, Instant now, Duration reconnectWindow) {
        Optional<Instant> deadline = call.deadline(reconnectWindow);
        if (deadline.isEmpty() || now.isBefore(deadline.get())) {
            return stay(call);
        }
        return end(
                call.seats().applicantSeen()
                        ? EndReason.CONNECTION_INTERRUPTED
                        : EndReason.NO_APPLICANT,
                null);
    }

    private static Step ofSession(
            Running call, Participant side, String session, CallEffect effect) {
        return isCurrent(call, side, session)
                ? stay(call, effect)
                : stay(call, new TellError(side, ErrorCode.NOT_ALLOWED, NO_SESSION));
    }

    private static boolean isCurrent(Running call, Participant side, String session) {
        return call.seats().of(side).sessionId().filter(session::equals).isPresent();
    }

    private static Step stay(Running call, CallEffect... effects) {
        return new Step(call, List.of(effects));
    }

    private static Step changed(Running before, Seats seats, CallEffect... effects) {
        Running after =
                switch (before) {
                    case Live _ -> new Live(seats);
                    case Connecting _ ->
                            seats.bothConnected() ? new Live(seats) : new Connecting(seats);
                    case Ringing _ ->
                            seats.bothTaken() ? new Connecting(seats) : new Ringing(seats);
                };
        List<CallEffect> all = new ArrayList<>(List.of(effects));
        if (after instanceof Live && !(before instanceof Live)) {
            all.add(new MarkLive());
        }
        return new Step(after, List.copyOf(all));
    }

    private static Step over(Ended ended, Participant side) {
        return new Step(ended, List.of(new TellError(side, ErrorCode.CALL_OVER, CALL_OVER)));
    }

    private static Step end(EndReason reason, @Nullable String text) {
        return new Step(new Ended(reason, text), List.of(new Finish(reason, text)));
    }
}
