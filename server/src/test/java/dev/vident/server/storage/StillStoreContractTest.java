package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vident.server.script.Still;
import dev.vident.server.script.StillKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class StillStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
    }

    static Still still(long imageId, int call) {
        return new Still(
                imageId,
                Rows.id(1, 1),
                Rows.id(2, 1),
                Rows.id(4, call),
                "fGhIj",
                StillKind.BACK_SIDE,
                "back-side.jpg",
                "image/jpeg",
                5_000_000_000L,
                1920,
                1080,
                "ab",
                "stills/x.jpg",
                Rows.T0.plusSeconds(imageId % 10),
                false);
    }

    @Test
    void a_still_that_no_longer_counts_stays_and_says_so() {
        Rows.insertCase(stores, 1);
        stores.calls().insert(Rows.call(1, 1));
        stores.stills().insert(still(1, 1));
        stores.stills().insert(still(2, 1));

        stores.stills().setDeactivated(2, true);

        assertThat(stores.stills().ofApplicant(Rows.id(1, 1)))
                .extracting(Still::imageId, Still::deactivated)
                .containsExactly(tuple(1L, false), tuple(2L, true));
    }

    @Test
    void stills_are_found_by_image_call_and_applicant() {
        Rows.insertCase(stores, 1);
        stores.calls().insert(Rows.call(1, 1));
        stores.calls().insert(Rows.call(2, 1));
        Still later = still(9_007_199_254_740_985L, 1);
        Still earlier = still(1_000_000_001L, 1);
        Still other = still(1_000_000_002L, 2);
        stores.stills().insert(later);
        stores.stills().insert(earlier);
        stores.stills().insert(other);
        assertThat(stores.stills().find(later.imageId())).contains(later);
        assertThat(stores.stills().find(5)).isEmpty();
        assertThat(stores.stills().ofCall(Rows.id(4, 1))).containsExactly(earlier, later);
        assertThat(stores.stills().ofApplicant(Rows.id(1, 1)))
                .containsExactly(earlier, other, later);
    }
}
