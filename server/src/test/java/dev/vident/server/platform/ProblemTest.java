package dev.vident.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void theWordsAreThoseOfTheContract() {
        assertThat(new Problem.InvalidId("12313213").description())
                .isEqualTo("Invalid id '12313213'");
        assertThat(new Problem.NotApprovable(List.of("A.", "B.")).description())
                .isEqualTo("The identification cannot be approved: A. B.");
        assertThat(SumsubError.APP_TOKEN_SIGNATURE_MISMATCH.wireName())
                .isEqualTo("app-token-signature mismatch");
    }

    @Test
    void everyCodeIsThereOnce() {
        Set<Integer> codes = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (SumsubError error : SumsubError.values()) {
            assertThat(codes.add(error.code())).isTrue();
            assertThat(names.add(error.wireName())).isTrue();
            assertThat(error.status()).isIn(400, 401, 409);
        }
        assertThat(codes).contains(1000, 1011, 3000, 4000, 4007, 5000, 5001);
    }

    @Test
    void aRefusalIsThrownWithoutAStackTrace() {
        ProblemException thrown = new Problem.Forbidden("no").exception();
        assertThat(thrown.getStackTrace()).isEmpty();
        assertThat(thrown).hasMessage("no");
    }
}
