package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.platform.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class CompositionStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
        Rows.insertCase(stores, 1);
        Rows.insertCase(stores, 2);
        stores.calls().insert(Rows.call(1, 1));
        stores.calls().insert(Rows.call(2, 1));
        stores.calls().insert(Rows.call(3, 2));
    }

    static Composition composition(int call, int applicant) {
        return Composition.recorded(
                Rows.id(4, call),
                Rows.id(7, call),
                Rows.id(1, applicant),
                Rows.id(2, applicant),
                Mode.SANDBOX,
                Rows.T0.plusSeconds(call));
    }

    @Test
    void a_call_has_one_composition() {
        assertThat(stores.compositions().insert(composition(1, 1))).isTrue();
        assertThat(stores.compositions().insert(composition(1, 1))).isFalse();
        assertThat(stores.compositions().find(Rows.id(4, 1))).contains(composition(1, 1));
        assertThat(stores.compositions().findByMediaId(Rows.id(7, 1))).contains(composition(1, 1));
        assertThat(stores.compositions().findByMediaId(Rows.id(7, 2))).isEmpty();
    }

    @Test
    void every_state_comes_back_equal_and_the_first_rendering_is_remembered() {
        Composition composition = composition(1, 1);
        stores.compositions().insert(composition);
        for (CompositionState state :
                new CompositionState[] {
                    new CompositionState.Rendering(Rows.T0.plusSeconds(5)),
                    new CompositionState.Failed(Rows.T0.plusSeconds(6), "no space"),
                    new CompositionState.Rendering(Rows.T0.plusSeconds(7)),
                    new CompositionState.Ready(Rows.T0.plusSeconds(8), 12, "k", 3, "ff")
                }) {
            composition = composition.with(state);
            stores.compositions().update(composition);
            assertThat(stores.compositions().find(composition.callId())).contains(composition);
        }
        assertThat(composition.renderingStartedAt()).isEqualTo(Rows.T0.plusSeconds(5));
    }

    @Test
    void those_of_an_applicant_come_oldest_first() {
        stores.compositions().insert(composition(2, 1));
        stores.compositions().insert(composition(1, 1));
        stores.compositions().insert(composition(3, 2));
        assertThat(stores.compositions().ofApplicant(Rows.id(1, 1)))
                .containsExactly(composition(1, 1), composition(2, 1));
    }
}
