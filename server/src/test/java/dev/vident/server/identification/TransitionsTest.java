package dev.vident.server.identification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.RejectType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every state and event against the table in `docs/identification-states.md`.
class TransitionsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final Path DOCUMENT = Path.of("..", "docs", "identification-states.md");

    private static final Map<String, State> STATES = new LinkedHashMap<>();
    private static final Map<String, Event> EVENTS = new LinkedHashMap<>();

    static {
        STATES.put("init", new State.Init());
        STATES.put("waiting", new State.Waiting(NOW));
        STATES.put("in call", new State.InCall("Olga"));
        STATES.put("queued, call completed", new State.Queued(EndReason.COMPLETED));
        STATES.put("queued, call broke off", new State.Queued(EndReason.CONNECTION_INTERRUPTED));
        STATES.put("on hold", new State.OnHold());
        STATES.put("completed GREEN", new State.Completed(new Verdict.Green()));
        STATES.put("completed RED RETRY", new State.Completed(red(RejectType.RETRY)));
        STATES.put("completed RED FINAL", new State.Completed(red(RejectType.FINAL)));
        EVENTS.put("queue joined", new Event.QueueJoined());
        EVENTS.put("queue left", new Event.QueueLeft());
        EVENTS.put("call started", new Event.CallStarted("Olga"));
        EVENTS.put("call ended, completed", new Event.CallEnded(EndReason.COMPLETED));
        EVENTS.put("call ended, broke off", new Event.CallEnded(EndReason.CONNECTION_INTERRUPTED));
        EVENTS.put("call ended, no applicant", new Event.CallEnded(EndReason.NO_APPLICANT));
        EVENTS.put("put on hold", new Event.PutOnHold());
        EVENTS.put("decided GREEN", new Event.Decided(new Verdict.Green()));
        EVENTS.put("decided RED RETRY", new Event.Decided(red(RejectType.RETRY)));
        EVENTS.put("reset", new Event.Reset());
        EVENTS.put("check requested", new Event.CheckRequested());
        EVENTS.put("reopened", new Event.Reopened());
        EVENTS.put("simulated GREEN", new Event.Simulated(new Verdict.Green()));
    }

    @Test
    void everyPairIsAsTheTableSays() throws IOException {
        List<String> expected =
                Files.readAllLines(DOCUMENT).stream()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| State"))
                        .toList();
        assertThat(table()).containsExactlyElementsOf(expected);
    }

    @Test
    void everyKindOfStateAndEventIsInTheTable() {
        assertThat(kinds(STATES.values())).isEqualTo(6);
        assertThat(kinds(EVENTS.values())).isEqualTo(Event.class.getPermittedSubclasses().length);
    }

    @Test
    void callsThatBreakOffAreAllTreatedAlike() {
        for (EndReason reason :
                List.of(
                        EndReason.APPLICANT_LEFT,
                        EndReason.CONNECTION_INTERRUPTED,
                        EndReason.ABORTED)) {
            assertThat(Transitions.next(new State.InCall("Olga"), new Event.CallEnded(reason), NOW))
                    .isEqualTo(
                            new Transition.Moved(
                                    new State.Queued(reason), List.of(Effect.FOLLOW_STATUS)));
            assertThat(Transitions.next(new State.Queued(reason), new Event.QueueJoined(), NOW))
                    .isInstanceOf(Transition.Moved.class);
        }
    }

    private static List<String> table() {
        List<String> lines = new ArrayList<>();
        STATES.forEach((stateName, state) ->
                EVENTS.forEach((eventName, event) ->
                        lines.add(
                                "| %s | %s | %s |"
                                        .formatted(stateName, eventName, outcome(state, event)))));
        return lines;
    }

    private static String outcome(State state, Event event) {
        return switch (Transitions.next(state, event, NOW)) {
            case Transition.Unchanged _ -> "unchanged | ";
            case Transition.Refused refused -> "refused | " + refused.reason();
            case Transition.Moved moved ->
                    "**"
                            + name(moved.state())
                            + "** | "
                            + String.join(
                                    ", ",
                                    moved.effects().stream()
                                            .map(effect ->
                                                    effect.name()
                                                            .toLowerCase(Locale.ROOT)
                                                            .replace('_', ' '))
                                            .toList());
        };
    }

    private static String name(State state) {
        return STATES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(state))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static long kinds(Iterable<?> values) {
        List<Class<?>> kinds = new ArrayList<>();
        values.forEach(value -> kinds.add(value.getClass()));
        return kinds.stream().distinct().count();
    }

    private static Verdict red(RejectType type) {
        return new Verdict.Red(List.of("NOT_ALONE"), type, null, null);
    }
}
