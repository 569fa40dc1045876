package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.call.Call;
import dev.vident.server.call.CallState;
import dev.vident.server.call.Seat;
import dev.vident.server.identification.EndReason;
import dev.vident.server.platform.Redacted;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class CallStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
        Rows.insertCase(stores, 1);
        Rows.insertCase(stores, 2);
    }

    @Test
    void every_state_comes_back_equal() {
        Call call = Rows.call(1, 1);
        stores.calls().insert(call);
        assertThat(stores.calls().find(call.id())).contains(call);
        for (CallState state :
                List.of(
                        new CallState.Connecting(),
                        new CallState.Live(Rows.T0.plusSeconds(1)),
                        new CallState.Ended(
                                Rows.T0.plusSeconds(2),
                                EndReason.ABORTED,
                                Rows.T0.plusSeconds(1),
                                "asleep"))) {
            stores.calls().update(call.with(state));
            assertThat(stores.calls().find(call.id())).contains(call.with(state));
        }
    }

    @Test
    void open_calls_are_those_not_ended() {
        stores.calls().insert(Rows.call(2, 2));
        stores.calls().insert(Rows.call(1, 1));
        assertThat(stores.calls().open()).containsExactly(Rows.call(1, 1), Rows.call(2, 2));
        stores.calls()
                .update(
                        Rows.call(1, 1)
                                .with(
                                        new CallState.Ended(
                                                Rows.T0, EndReason.NO_APPLICANT, null, null)));
        assertThat(stores.calls().open()).containsExactly(Rows.call(2, 2));
    }

    @Test
    void calls_are_listed_by_identification_and_by_applicant_oldest_first() {
        stores.calls().insert(Rows.call(3, 1));
        stores.calls().insert(Rows.call(1, 1));
        stores.calls().insert(Rows.call(2, 2));
        assertThat(stores.calls().ofIdentification(Rows.id(3, 1)))
                .containsExactly(Rows.call(1, 1), Rows.call(3, 1));
        assertThat(stores.calls().ofApplicant(Rows.id(1, 2))).containsExactly(Rows.call(2, 2));
    }

    @Test
    void epochs_count_up_for_each_seat_of_each_call() {
        stores.calls().insert(Rows.call(1, 1));
        stores.calls().insert(Rows.call(2, 2));
        String one = Rows.id(4, 1);
        assertThat(stores.calls().nextEpoch(one, Seat.APPLICANT)).isEqualTo(1);
        assertThat(stores.calls().nextEpoch(one, Seat.APPLICANT)).isEqualTo(2);
        assertThat(stores.calls().nextEpoch(one, Seat.OPERATOR)).isEqualTo(1);
        assertThat(stores.calls().nextEpoch(Rows.id(4, 2), Seat.APPLICANT)).isEqualTo(1);
    }

    @Test
    void from_where_the_applicant_calls_is_kept_where_it_is_told_the_last_one_counts() {
        stores.calls().insert(Rows.call(1, 1));
        String call = Rows.id(4, 1);
        assertThat(stores.calls().origin(call)).isEmpty();

        stores.calls().setOrigin(call, Redacted.of("192.0.2.7 CHE"));
        stores.calls().setOrigin(call, Redacted.of("2001:db8::7"));

        assertThat(stores.calls().origin(call)).contains(Redacted.of("2001:db8::7"));
    }
}
