package dev.vident.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.identification.EndReason;
import dev.vident.server.storage.Rows;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallStatesTest {
    private static final Instant NOW = Rows.T0;
    private static final CallState RINGING = new CallState.Ringing();
    private static final CallState CONNECTING = new CallState.Connecting();
    private static final CallState LIVE = new CallState.Live(NOW.minusSeconds(9));
    private static final CallState ENDED =
            new CallState.Ended(NOW.minusSeconds(1), EndReason.COMPLETED, null, null);
    private static final CallEvent ANSWERED = new CallEvent.Answered();
    private static final CallEvent CONNECTED = new CallEvent.BothConnected();
    private static final CallEvent END = new CallEvent.End(EndReason.ABORTED, "asleep");

    /// Every state and event, and the state that follows.
    @Test
    void everyPairIsAsThisTableSays() {
        CallState over = new CallState.Ended(NOW, EndReason.ABORTED, null, "asleep");
        CallState overAfterLive =
                new CallState.Ended(NOW, EndReason.ABORTED, NOW.minusSeconds(9), "asleep");
        CallState live = new CallState.Live(NOW);
        CallState[][] table = {
            {RINGING, CONNECTING, live, over},
            {CONNECTING, CONNECTING, live, over},
            {LIVE, LIVE, LIVE, overAfterLive},
            {ENDED, ENDED, ENDED, ENDED},
        };
        List<CallEvent> events = List.of(ANSWERED, CONNECTED, END);
        for (CallState[] row : table) {
            for (int i = 0; i < events.size(); i++) {
                assertThat(CallStates.next(row[0], events.get(i), NOW))
                        .as("%s, %s", row[0], events.get(i))
                        .isEqualTo(row[i + 1]);
            }
        }
        assertThat(events).hasSize(CallEvent.class.getPermittedSubclasses().length);
        assertThat(table.length).isEqualTo(CallState.class.getPermittedSubclasses().length);
    }

    @Test
    void aCallRemembersWhetherItWasLive() {
        Call call = Rows.call(1, 1);
        assertThat(call.wasLive()).isFalse();
        assertThat(call.with(LIVE).wasLive()).isTrue();
        assertThat(call.with(CallStates.next(LIVE, END, NOW)).wasLive()).isTrue();
        assertThat(call.with(CallStates.next(RINGING, END, NOW)).wasLive()).isFalse();
    }
}
