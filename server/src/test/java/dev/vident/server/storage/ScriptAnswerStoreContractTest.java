package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.platform.Redacted;
import dev.vident.server.script.CheckResult;
import dev.vident.server.script.ScriptAnswer;
import dev.vident.server.script.ScriptCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class ScriptAnswerStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
        Rows.insertCase(stores, 1);
        stores.calls().insert(Rows.call(1, 1));
        stores.calls().insert(Rows.call(2, 1));
    }

    private static ScriptAnswer answer(
            int call, ScriptCheck check, CheckResult result, @Nullable Redacted<String> words) {
        return new ScriptAnswer(
                Rows.id(4, call),
                Rows.id(1, 1),
                check,
                result,
                words,
                Rows.id(7, 1),
                "Mara M.",
                Rows.T0);
    }

    @Test
    void answers_come_back_equal_in_the_order_they_were_given_also_those_that_were_corrected() {
        ScriptAnswer doubt = answer(1, ScriptCheck.PURPOSE, CheckResult.FAILED, null);
        ScriptAnswer greeting = answer(1, ScriptCheck.READY, CheckResult.PASSED, null);
        ScriptAnswer sure =
                answer(
                        1,
                        ScriptCheck.PURPOSE,
                        CheckResult.PASSED,
                        Redacted.of("Savings, für mich"));
        stores.scriptAnswers().append(doubt);
        stores.scriptAnswers().append(greeting);
        stores.scriptAnswers().append(answer(2, ScriptCheck.READY, CheckResult.FAILED, null));
        stores.scriptAnswers().append(sure);

        assertThat(stores.scriptAnswers().ofCall(Rows.id(4, 1)))
                .containsExactly(doubt, greeting, sure);
    }

    @Test
    void an_answer_goes_with_its_transaction() {
        try {
            stores.transactions()
                    .run(() -> {
                        stores.scriptAnswers()
                                .append(answer(1, ScriptCheck.READY, CheckResult.PASSED, null));
                        throw new IllegalStateException("on purpose");
                    });
        } catch (IllegalStateException onPurpose) {
            // Rolled back.
        }
        assertThat(stores.scriptAnswers().ofCall(Rows.id(4, 1))).isEmpty();
    }
}
