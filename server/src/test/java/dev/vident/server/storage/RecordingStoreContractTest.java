package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.recording.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class RecordingStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
        Rows.insertCase(stores, 1);
        stores.calls().insert(Rows.call(1, 1));
        stores.calls().insert(Rows.call(2, 1));
    }

    @Test
    void a_recording_is_open_until_it_is_finished_once() {
        Recording one = Recording.opened(Rows.id(4, 1), "one", Rows.T0.plusSeconds(9));
        Recording two = Recording.opened(Rows.id(4, 2), "two", Rows.T0);
        stores.recordings().insert(one);
        stores.recordings().insert(two);
        assertThat(stores.recordings().open()).containsExactly(two, one);
        assertThat(stores.recordings().finish(two.callId(), Rows.T0.plusSeconds(20), "ab12"))
                .isTrue();
        assertThat(stores.recordings().finish(two.callId(), Rows.T0.plusSeconds(30), "cd34"))
                .isFalse();
        assertThat(stores.recordings().open()).containsExactly(one);
        assertThat(stores.recordings().find(two.callId()))
                .contains(
                        new Recording(
                                two.callId(), "two", Rows.T0, Rows.T0.plusSeconds(20), "ab12"));
    }

    @Test
    void an_unknown_one_cannot_be_finished() {
        assertThat(stores.recordings().finish(Rows.id(4, 1), Rows.T0, "ab")).isFalse();
        assertThat(stores.recordings().find(Rows.id(4, 1))).isEmpty();
    }
}
