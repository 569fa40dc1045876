package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.applicant.RejectType;
import dev.vident.server.identification.EndReason;
import dev.vident.server.identification.Identification;
import dev.vident.server.identification.State;
import dev.vident.server.identification.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class IdentificationStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
    }

    @Test
    void every_state_comes_back_equal() {
        Rows.insertCase(stores, 1);
        for (State state :
                List.of(
                        new State.Waiting(Rows.T0),
                        new State.InCall("Olga"),
                        new State.Queued(EndReason.ABORTED),
                        new State.OnHold(),
                        new State.Completed(new Verdict.Green()),
                        new State.Completed(
                                new Verdict.Red(List.of("NOT_ALONE"), RejectType.RETRY, "a", null)),
                        new State.Init())) {
            Identification changed = with(Rows.identification(1, 1, 0), state);
            stores.identifications().update(changed);
            assertThat(stores.identifications().find(changed.id())).contains(changed);
            assertThat(stores.identifications().lock(changed.id())).contains(changed);
        }
    }

    @Test
    void the_queue_is_those_who_wait_longest_first() {
        for (int number = 1; number <= 4; number++) {
            Rows.insertCase(stores, number);
        }
        update(1, new State.Waiting(Rows.T0.plusSeconds(30)));
        update(2, new State.Waiting(Rows.T0.plusSeconds(10)));
        update(3, new State.InCall("Olga"));
        assertThat(stores.identifications().waiting())
                .extracting(Identification::id)
                .containsExactly(Rows.id(3, 2), Rows.id(3, 1));
        assertThat(stores.identifications().inCall())
                .extracting(Identification::id)
                .containsExactly(Rows.id(3, 3));
        update(2, new State.InCall("Olga"));
        update(3, new State.Queued(EndReason.COMPLETED));
        assertThat(stores.identifications().waiting())
                .extracting(Identification::id)
                .containsExactly(Rows.id(3, 1));
        assertThat(stores.identifications().inCall())
                .extracting(Identification::id)
                .containsExactly(Rows.id(3, 2));
    }

    @Test
    void the_latest_attempt_counts() {
        Rows.insertCase(stores, 1);
        stores.identifications().insert(Rows.identification(7, 1, 1));
        assertThat(stores.identifications().latestOfApplicant(Rows.id(1, 1)))
                .contains(Rows.identification(7, 1, 1));
        assertThat(stores.identifications().latestOfApplicant(Rows.id(1, 2))).isEmpty();
    }

    @Test
    void the_newest_come_first_up_to_the_limit() {
        for (int number = 1; number <= 3; number++) {
            Rows.insertCase(stores, number);
        }
        assertThat(stores.identifications().newest(2))
                .extracting(Identification::id)
                .containsExactly(Rows.id(3, 3), Rows.id(3, 2));
    }

    private void update(int number, State state) {
        stores.identifications().update(with(Rows.identification(number, number, 0), state));
    }

    private static Identification with(Identification i, State state) {
        return new Identification(
                i.id(),
                i.applicantId(),
                i.inspectionId(),
                i.mode(),
                i.levelName(),
                i.attempt(),
                state,
                "Olga",
                i.createdAt());
    }
}
