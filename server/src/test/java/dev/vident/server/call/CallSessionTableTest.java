package dev.vident.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.identification.EndReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Walks every kind of state with every event and compares with `docs/call-states.md`.
///
/// After a wanted change of the rules run this test with `-Dcall.states.write=true` and read the
/// difference.
class CallSessionTableTest {
    private static final Path TABLE = Path.of("..", "docs", "call-states.md");
    private static final Instant THEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant NOW = THEN.plusSeconds(10);
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private static final Presence AWAY = new Presence.Empty(1, THEN);
    private static final Presence NEVER = new Presence.Empty(0, THEN);
    private static final Presence JOINING = new Presence.Joining(0, THEN);
    private static final Presence OFFERED = new Presence.Offered(0, "s1", THEN);
    private static final Presence CONNECTED = new Presence.Connected(0, "s1");
    private static final Presence SILENT = new Presence.Silent(0, "s1", THEN);
    private static final Presence UNABLE = new Presence.Unable(0, THEN);
    private static final Presence OTHER_JOINING = new Presence.Joining(0, THEN);
    private static final Presence OTHER_CONNECTED = new Presence.Connected(0, "o1");

    @Test
    void the_table_in_the_documents_is_what_the_machine_does() throws IOException {
        String table = table();
        if (Boolean.getBoolean("call.states.write")) {
            Files.writeString(TABLE, table);
        }
        assertThat(table).isEqualTo(Files.readString(TABLE));
    }

    private static Map<String, SessionState> states() {
        Map<String, SessionState> states = new LinkedHashMap<>();
        states.put(
                "ringing, nobody there",
                new SessionState.Ringing(new Presences(NEVER, NEVER, false)));
        states.put(
                "ringing, operator joining",
                new SessionState.Ringing(new Presences(NEVER, OTHER_JOINING, false)));
        states.put(
                "connecting, applicant joining",
                new SessionState.Connecting(new Presences(JOINING, OTHER_JOINING, false)));
        states.put(
                "connecting, applicant offered, operator connected",
                new SessionState.Connecting(new Presences(OFFERED, OTHER_CONNECTED, false)));
        states.put(
                "connecting, applicant connected",
                new SessionState.Connecting(new Presences(CONNECTED, OTHER_JOINING, true)));
        states.put(
                "live, both connected",
                new SessionState.Live(new Presences(CONNECTED, OTHER_CONNECTED, true)));
        states.put(
                "live, applicant silent",
                new SessionState.Live(new Presences(SILENT, OTHER_CONNECTED, true)));
        states.put(
                "live, applicant away",
                new SessionState.Live(new Presences(AWAY, OTHER_CONNECTED, true)));
        states.put(
                "live, applicant joining again",
                new SessionState.Live(new Presences(JOINING, OTHER_CONNECTED, true)));
        states.put(
                "live, applicant's browser unable",
                new SessionState.Live(new Presences(UNABLE, OTHER_CONNECTED, false)));
        states.put("ended", new SessionState.Ended(EndReason.COMPLETED, null));
        return states;
    }

    private record Happening(SessionEvent event, Instant at) {}

    private static Map<String, Happening> happenings() {
        Seat it = Seat.APPLICANT;
        Map<String, SessionEvent> events = new LinkedHashMap<>();
        events.put("applicant takes the seat", new SessionEvent.SeatTaken(it));
        events.put("operator takes the seat", new SessionEvent.SeatTaken(Seat.OPERATOR));
        events.put("offer ready", new SessionEvent.OfferReady(it, 0, "s1", "sdp"));
        events.put("offer ready, old connection", new SessionEvent.OfferReady(it, 7, "s0", "sdp"));
        events.put(
                "offer failed", new SessionEvent.OfferFailed(it, 0, ErrorCode.SERVER_FULL, "full"));
        events.put("answer", new SessionEvent.Answered(it, "s1", "sdp"));
        events.put("answer to an old session", new SessionEvent.Answered(it, "s0", "sdp"));
        events.put(
                "answer refused",
                new SessionEvent.SessionRefused(it, "s1", ErrorCode.BAD_ANSWER, "why"));
        events.put(
                "codec missing",
                new SessionEvent.SessionRefused(it, "s1", ErrorCode.CODEC_MISSING, "why"));
        events.put("restart asked", new SessionEvent.RestartRequested(it, "s1"));
        events.put("restart ready", new SessionEvent.RestartReady(it, "s1", "sdp"));
        events.put("peer connected", new SessionEvent.PeerConnected(it, "s1"));
        events.put("peer connected, old session", new SessionEvent.PeerConnected(it, "s0"));
        events.put("peer silent", new SessionEvent.PeerSilent(it, "s1"));
        events.put("peer resumed", new SessionEvent.PeerResumed(it, "s1"));
        events.put("peer gone", new SessionEvent.PeerGone(it, "s1"));
        events.put("peer gone, old session", new SessionEvent.PeerGone(it, "s0"));
        events.put("applicant leaves", new SessionEvent.ApplicantLeft());
        events.put("operator ends", new SessionEvent.OperatorEnded(null));
        events.put("operator gives up", new SessionEvent.OperatorEnded("why"));
        events.put("server stopped", new SessionEvent.ServerStopped());
        Map<String, Happening> all = new LinkedHashMap<>();
        events.forEach((name, event) -> all.put(name, new Happening(event, NOW)));
        SessionEvent time = new SessionEvent.TimePassed();
        all.put("time passes", new Happening(time, NOW));
        all.put("reconnect window over", new Happening(time, THEN.plus(WINDOW)));
        return all;
    }

    private static String table() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # What a call does

                        Every kind of state with every event, as `dev.vident.server.call.CallSession` decides it; a test
                        compares this file with the machine. A side is empty, joining, offered, connected, silent or unable (its browser lacks the
                        call's video codec), with the number of its (next) connection in brackets. `s1` is the side's present media session, `s0` an
                        older one. Events are the applicant's where no side is named; the operator's side obeys the same
                        rules. The broken sides have been broken for ten seconds, the reconnect window is sixty.
                        """);
        states().forEach((name, state) -> section(text, name, state));
        return text.toString();
    }

    private static void section(StringBuilder text, String name, SessionState state) {
        text.append("\n## ").append(name).append("\n\n| event | then | effects |\n|---|---|---|\n");
        happenings()
                .forEach((event, happening) -> {
                    CallSession.Step step =
                            CallSession.next(state, happening.event(), happening.at(), WINDOW);
                    text.append(
                            "| %s | %s | %s |\n"
                                    .formatted(
                                            event,
                                            step.state().equals(state)
                                                    ? "–"
                                                    : describe(step.state()),
                                            step.effects().isEmpty()
                                                    ? "–"
                                                    : step.effects().stream()
                                                            .map(CallSessionTableTest::describe)
                                                            .collect(Collectors.joining(", "))));
                });
    }

    private static String describe(SessionState state) {
        return switch (state) {
            case SessionState.Ringing(var sides) -> "ringing: " + describe(sides);
            case SessionState.Connecting(var sides) -> "connecting: " + describe(sides);
            case SessionState.Live(var sides) -> "live: " + describe(sides);
            case SessionState.Ended(var reason, var text) -> "ended " + reason;
        };
    }

    private static String describe(Presences sides) {
        return "applicant %s, operator %s"
                .formatted(describe(sides.applicant()), describe(sides.operator()));
    }

    private static String describe(Presence presence) {
        return switch (presence) {
            case Presence.Empty(int connection, var since) -> "empty (%d)".formatted(connection);
            case Presence.Joining(int connection, var since) ->
                    "joining (%d)".formatted(connection);
            case Presence.Offered(int connection, var session, var since) ->
                    "offered (%d)".formatted(connection);
            case Presence.Connected(int connection, var session) ->
                    "connected (%d)".formatted(connection);
            case Presence.Silent(int connection, var session, var since) ->
                    "silent (%d)".formatted(connection);
            case Presence.Unable(int connection, var since) -> "unable (%d)".formatted(connection);
        };
    }

    private static String describe(SessionEffect effect) {
        return switch (effect) {
            case SessionEffect.TellStarting(var side) ->
                    "tell %s: call starting".formatted(side(side));
            case SessionEffect.OpenSession(var side, int connection) ->
                    "open session of %s (%d)".formatted(side(side), connection);
            case SessionEffect.SendOffer(var side, var session, var sdp) ->
                    "send offer to %s".formatted(side(side));
            case SessionEffect.ApplyAnswer(var side, var session, var sdp) -> "apply answer";
            case SessionEffect.RestartIce(var side, var session) -> "restart ICE";
            case SessionEffect.TellPeer(var side, var state) ->
                    "tell %s: peer %s".formatted(side(side), state.wireName());
            case SessionEffect.TellError(var side, var code, var text) ->
                    "tell %s: error %s".formatted(side(side), code.wireName());
            case SessionEffect.MarkConnecting() -> "mark connecting";
            case SessionEffect.MarkLive() -> "mark live";
            case SessionEffect.Finish(var reason, var text) -> "finish";
        };
    }

    private static String side(Seat side) {
        return side.participant();
    }
}
