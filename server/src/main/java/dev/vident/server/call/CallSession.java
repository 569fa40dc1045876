package dev.vident.server.call;

import dev.vident.server.call.SessionEffect.ApplyAnswer;
import dev.vident.server.call.SessionEffect.Finish;
import dev.vident.server.call.SessionEffect.MarkConnecting;
import dev.vident.server.call.SessionEffect.MarkLive;
import dev.vident.server.call.SessionEffect.OpenSession;
import dev.vident.server.call.SessionEffect.RestartIce;
import dev.vident.server.call.SessionEffect.SendOffer;
import dev.vident.server.call.SessionEffect.TellError;
import dev.vident.server.call.SessionEffect.TellPeer;
import dev.vident.server.call.SessionEffect.TellStarting;
import dev.vident.server.call.SessionState.Connecting;
import dev.vident.server.call.SessionState.Ended;
import dev.vident.server.call.SessionState.Live;
import dev.vident.server.call.SessionState.Ringing;
import dev.vident.server.call.SessionState.Running;
import dev.vident.server.identification.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of a call as one pure function; `docs/call-states.md` lists what it does in every
/// case.
///
/// News of a media session that is no longer the side's is without effect, so the order in which a
/// page's old and new connection report themselves does not matter.
public final class CallSession {
    private static final String NO_SESSION =
            "That media session is not the present one. Join the call again.";
    private static final String CALL_OVER = "The call is over.";

    private CallSession() {}

    /// A state and what has to be done on the way to it.
    public record Step(SessionState state, List<SessionEffect> effects) {}

    /// @param reconnectWindow how long a side may be away before the call ends
    public static Step next(
            SessionState state, SessionEvent event, Instant now, Duration reconnectWindow) {
        return switch (state) {
            case Running running -> whileRunning(running, event, now, reconnectWindow);
            case Ended ended -> afterEnd(ended, event);
        };
    }

    private static Step whileRunning(
            Running call, SessionEvent event, Instant now, Duration reconnectWindow) {
        return switch (event) {
            case SessionEvent.SeatTaken(var side) -> seatTaken(call, side, now);
            case SessionEvent.OfferReady offer -> offerReady(call, offer, now);
            case SessionEvent.OfferFailed failure -> offerFailed(call, failure, now);
            case SessionEvent.Answered(var side, var session, var sdp) ->
                    ofSession(call, side, session, new ApplyAnswer(side, session, sdp));
            case SessionEvent.SessionRefused refusal -> sessionRefused(call, refusal, now);
            case SessionEvent.RestartRequested(var side, var session) ->
                    ofSession(call, side, session, new RestartIce(side, session));
            case SessionEvent.RestartReady(var side, var session, var sdp) ->
                    isCurrent(call, side, session)
                            ? stay(call, new SendOffer(side, session, sdp))
                            : stay(call);
            case SessionEvent.PeerConnected(var side, var session) -> heard(call, side, session);
            case SessionEvent.PeerSilent(var side, var session) -> silent(call, side, session, now);
            case SessionEvent.PeerResumed(var side, var session) -> heard(call, side, session);
            case SessionEvent.PeerGone(var side, var session) -> gone(call, side, session, now);
            case SessionEvent.ApplicantLeft() -> end(EndReason.APPLICANT_LEFT, null);
            case SessionEvent.OperatorEnded(var text) -> operatorEnded(call, text);
            case SessionEvent.ServerStopped() -> end(EndReason.CONNECTION_INTERRUPTED, null);
            case SessionEvent.TimePassed() -> timePassed(call, now, reconnectWindow);
        };
    }

    /// Whoever still acts learns that it is over; late news of the engine is without effect.
    private static Step afterEnd(Ended ended, SessionEvent event) {
        return switch (event) {
            case SessionEvent.SeatTaken(var side) -> over(ended, side);
            case SessionEvent.Answered(var side, _, _) -> over(ended, side);
            case SessionEvent.RestartRequested(var side, _) -> over(ended, side);
            case SessionEvent.ApplicantLeft() -> over(ended, Seat.APPLICANT);
            case SessionEvent.OperatorEnded(_) -> over(ended, Seat.OPERATOR);
            case SessionEvent.OfferReady _,
                    SessionEvent.OfferFailed _,
                    SessionEvent.SessionRefused _,
                    SessionEvent.RestartReady _,
                    SessionEvent.PeerConnected _,
                    SessionEvent.PeerSilent _,
                    SessionEvent.PeerResumed _,
                    SessionEvent.PeerGone _,
                    SessionEvent.ServerStopped _,
                    SessionEvent.TimePassed _ ->
                    new Step(ended, List.of());
        };
    }

    /// A page that comes (again) gets a whole window to connect.
    private static Step seatTaken(Running call, Seat side, Instant now) {
        int connection = call.sides().of(side).nextConnection();
        Presences sides = call.sides().with(side, new Presence.Joining(connection, now));
        return changed(
                call,
                sides,
                new TellStarting(side),
                new OpenSession(side, connection),
                new TellPeer(side, sides.of(side.other()).seenAs()),
                new TellPeer(side.other(), PeerState.CONNECTING));
    }

    private static Step offerReady(Running call, SessionEvent.OfferReady offer, Instant now) {
        if (call.sides().of(offer.side()) instanceof Presence.Joining(int connection, _)
                && connection == offer.connection()) {
            Presence presence = new Presence.Offered(connection, offer.sessionId(), now);
            return changed(
                    call,
                    call.sides().with(offer.side(), presence),
                    new SendOffer(offer.side(), offer.sessionId(), offer.sdp()));
        }
        return stay(call);
    }

    private static Step offerFailed(Running call, SessionEvent.OfferFailed failure, Instant now) {
        Seat side = failure.side();
        if (call.sides().of(side) instanceof Presence.Joining(int connection, _)
                && connection == failure.connection()) {
            return changed(
                    call,
                    call.sides().with(side, new Presence.Empty(connection + 1, now)),
                    new TellError(side, failure.code(), failure.text()),
                    new TellPeer(side.other(), PeerState.GONE));
        }
        return stay(call);
    }

    /// A browser that lacks the codec lacks it next time too: the side waits for another browser.
    private static Step sessionRefused(
            Running call, SessionEvent.SessionRefused refusal, Instant now) {
        Seat side = refusal.side();
        if (!isCurrent(call, side, refusal.sessionId())) {
            return stay(call);
        }
        SessionEffect told = new TellError(side, refusal.code(), refusal.text());
        if (refusal.code() != ErrorCode.CODEC_MISSING) {
            return stay(call, told);
        }
        int connection = call.sides().of(side).nextConnection() - 1;
        return changed(
                call,
                call.sides().with(side, new Presence.Unable(connection, now)),
                told,
                new TellPeer(side.other(), PeerState.UNABLE));
    }

    private static Step heard(Running call, Seat side, String session) {
        Presence presence = call.sides().of(side);
        if (!isCurrent(call, side, session) || presence instanceof Presence.Connected) {
            return stay(call);
        }
        Presence connected = new Presence.Connected(presence.nextConnection() - 1, session);
        return changed(
                call,
                call.sides().with(side, connected),
                new TellPeer(side.other(), PeerState.CONNECTED));
    }

    private static Step silent(Running call, Seat side, String session, Instant now) {
        if (call.sides().of(side) instanceof Presence.Connected(int connection, String current)
                && current.equals(session)) {
            return changed(
                    call,
                    call.sides().with(side, new Presence.Silent(connection, session, now)),
                    new TellPeer(side.other(), PeerState.RECONNECTING));
        }
        return stay(call);
    }

    /// The window counts from the last sign of life, not from the moment the engine gave the
    /// session up.
    private static Step gone(Running call, Seat side, String session, Instant now) {
        if (!isCurrent(call, side, session)) {
            return stay(call);
        }
        Presence presence = call.sides().of(side);
        Presence empty =
                new Presence.Empty(presence.nextConnection(), presence.brokenSince().orElse(now));
        return changed(
                call, call.sides().with(side, empty), new TellPeer(side.other(), PeerState.GONE));
    }

    private static Step operatorEnded(Running call, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            return end(EndReason.ABORTED, text);
        }
        return end(
                call.sides().applicantSeen() ? EndReason.COMPLETED : EndReason.NO_APPLICANT, null);
    }

    private static Step timePassed(Running call, Instant now, Duration reconnectWindow) {
        Optional<Instant> deadline = call.deadline(reconnectWindow);
        if (deadline.isEmpty() || now.isBefore(deadline.get())) {
            return stay(call);
        }
        return end(
                call.sides().applicantSeen()
                        ? EndReason.CONNECTION_INTERRUPTED
                        : EndReason.NO_APPLICANT,
                null);
    }

    private static Step ofSession(Running call, Seat side, String session, SessionEffect effect) {
        return isCurrent(call, side, session)
                ? stay(call, effect)
                : stay(call, new TellError(side, ErrorCode.NOT_ALLOWED, NO_SESSION));
    }

    private static boolean isCurrent(Running call, Seat side, String session) {
        return call.sides().of(side).sessionId().filter(session::equals).isPresent();
    }

    private static Step stay(Running call, SessionEffect... effects) {
        return new Step(call, List.of(effects));
    }

    private static Step changed(Running before, Presences sides, SessionEffect... effects) {
        Running after =
                switch (before) {
                    case Live _ -> new Live(sides);
                    case Connecting _ ->
                            sides.bothConnected() ? new Live(sides) : new Connecting(sides);
                    case Ringing _ ->
                            sides.bothTaken() ? new Connecting(sides) : new Ringing(sides);
                };
        List<SessionEffect> all = new ArrayList<>(List.of(effects));
        if (after instanceof Connecting && before instanceof Ringing) {
            all.add(new MarkConnecting());
        }
        if (after instanceof Live && !(before instanceof Live)) {
            all.add(new MarkLive());
        }
        return new Step(after, List.copyOf(all));
    }

    private static Step over(Ended ended, Seat side) {
        return new Step(ended, List.of(new TellError(side, ErrorCode.CALL_OVER, CALL_OVER)));
    }

    private static Step end(EndReason reason, @Nullable String text) {
        return new Step(new Ended(reason, text), List.of(new Finish(reason, text)));
    }
}
