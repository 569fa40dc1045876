package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.identification.RenderedCall;
import dev.vident.server.identification.VideoIdentAnswer;
import dev.vident.server.platform.Mode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class InspectionStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
    }

    @Test
    void the_stored_answer_is_read_with_its_mode() {
        stores.applicants().insert(Rows.applicant(1));
        byte[] first = "{\"id\":\"ä\"}".getBytes(StandardCharsets.UTF_8);
        stores.inspections().insert(Rows.inspection(1), first);
        assertThat(answer(1).json()).isEqualTo(first);
        assertThat(answer(1).mode()).isEqualTo(Mode.SANDBOX);
        byte[] second = "{}".getBytes(StandardCharsets.UTF_8);
        stores.inspections().updateVideoIdentAnswer(Rows.id(2, 1), second);
        assertThat(answer(1).json()).isEqualTo(second);
        assertThat(stores.inspections().find(Rows.id(2, 1))).contains(Rows.inspection(1));
    }

    @Test
    void an_unknown_one_has_no_answer() {
        assertThat(stores.inspections().videoIdentAnswer(Rows.id(2, 1))).isNull();
        assertThat(stores.inspections().find(Rows.id(2, 1))).isEmpty();
    }

    @Test
    void an_answer_changed_in_a_transaction_is_seen_in_it_and_gone_when_it_fails() {
        stores.applicants().insert(Rows.applicant(1));
        stores.inspections().insert(Rows.inspection(1), new byte[] {1});
        try {
            stores.transactions()
                    .run(() -> {
                        stores.inspections().updateVideoIdentAnswer(Rows.id(2, 1), new byte[] {2});
                        assertThat(answer(1).json()).isEqualTo(new byte[] {2});
                        throw new IllegalStateException("planned");
                    });
        } catch (IllegalStateException planned) {
            assertThat(planned).hasMessage("planned");
        }
        assertThat(answer(1).json()).isEqualTo(new byte[] {1});
    }

    @Test
    void rendered_calls_are_those_whose_rendering_began_oldest_first() {
        Rows.insertCase(stores, 1);
        for (int number = 1; number <= 4; number++) {
            stores.calls().insert(Rows.call(number, 1));
            stores.compositions().insert(CompositionStoreContractTest.composition(number, 1));
        }
        CompositionState rendering = new CompositionState.Rendering(Rows.T0.plusSeconds(60));
        CompositionState failed = new CompositionState.Failed(Rows.T0, "disk full");
        CompositionState ready =
                new CompositionState.Ready(Rows.T0, 95, "compositions/x.mp4", 7, "ab");
        Composition second =
                CompositionStoreContractTest.composition(2, 1).with(rendering).with(failed);
        stores.compositions().update(second);
        stores.compositions()
                .update(
                        CompositionStoreContractTest.composition(3, 1)
                                .with(new CompositionState.Rendering(Rows.T0.plusSeconds(30)))
                                .with(ready));
        stores.compositions()
                .update(
                        CompositionStoreContractTest.composition(4, 1)
                                .with(new CompositionState.Rendering(Rows.T0.plusSeconds(90))));
        assertThat(stores.inspections().renderedCalls(Rows.id(2, 1)))
                .containsExactly(
                        new RenderedCall(Rows.T0.plusSeconds(30), 95L, Rows.id(7, 3)),
                        new RenderedCall(Rows.T0.plusSeconds(60), null, null),
                        new RenderedCall(Rows.T0.plusSeconds(90), null, null));
    }

    private VideoIdentAnswer answer(int number) {
        return Objects.requireNonNull(stores.inspections().videoIdentAnswer(Rows.id(2, number)));
    }
}
