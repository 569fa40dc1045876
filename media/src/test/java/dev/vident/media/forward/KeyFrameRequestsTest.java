package dev.vident.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyFrameRequestsTest {
    private static final long SECOND = 1_000_000;

    private final KeyFrameRequests requests = new KeyFrameRequests();

    @Test
    void a_wanted_key_frame_is_asked_for_again_until_it_comes() {
        requests.want();
        assertThat(requests.take(0)).isTrue();
        assertThat(requests.take(KeyFrameRequests.INTERVAL_MICROS - 1)).isFalse();
        assertThat(requests.take(KeyFrameRequests.INTERVAL_MICROS)).isTrue();
        requests.satisfied();
        assertThat(requests.take(SECOND)).isFalse();
    }

    @Test
    void what_was_asked_over_a_dead_path_is_asked_anew_at_once() {
        requests.want();
        assertThat(requests.take(0)).isTrue();

        requests.wantAnew();

        assertThat(requests.take(1)).isTrue();
        assertThat(requests.take(2)).isFalse();
    }

    @Test
    void without_need_there_is_one_request_in_sixteen_seconds() {
        requests.want();
        assertThat(requests.take(0)).isTrue();
        requests.satisfied();
        int asked = 0;
        for (long now = 0; now < 60 * SECOND; now += SECOND) {
            asked += requests.takePeriodic(now) ? 1 : 0;
        }
        assertThat(asked).isEqualTo(3);
        assertThat(requests.isWanted()).isFalse();
    }
}
