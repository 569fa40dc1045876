package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vident.server.platform.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class TransactionsContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
    }

    @Test
    void an_exception_undoes_everything_and_passes_on() {
        assertThatThrownBy(() ->
                        stores.transactions()
                                .run(() -> {
                                    Rows.insertCase(stores, 1);
                                    throw new Problem.Conflict("planned").exception();
                                }))
                .hasMessage("planned");
        assertThat(stores.applicants().find(Rows.id(1, 1))).isEmpty();
        assertThat(stores.identifications().find(Rows.id(3, 1))).isEmpty();
    }

    @Test
    void an_inner_transaction_joins_the_outer_one() {
        assertThatThrownBy(() ->
                        stores.transactions()
                                .run(() -> {
                                    stores.transactions().run(() -> Rows.insertCase(stores, 1));
                                    assertThat(stores.applicants().find(Rows.id(1, 1))).isPresent();
                                    throw new IllegalStateException("planned");
                                }))
                .hasMessage("planned");
        assertThat(stores.applicants().find(Rows.id(1, 1))).isEmpty();
    }

    @Test
    void the_connection_serves_again_after_a_failure() {
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() ->
                            stores.transactions()
                                    .run(() -> {
                                        throw new IllegalStateException("planned");
                                    }))
                    .hasMessage("planned");
        }
        Rows.insertCase(stores, 1);
        assertThat(stores.applicants().find(Rows.id(1, 1))).isPresent();
    }
}
