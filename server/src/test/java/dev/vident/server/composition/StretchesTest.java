package dev.vident.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchesTest {
    @Test
    void overlapping_times_become_one() {
        assertThat(stretches(30, 40, 0, 10, 5, 20)).isEqualTo(stretches(0, 20, 30, 40));
    }

    @Test
    void gaps_lie_between() {
        assertThat(stretches(0, 10, 20, 30, 50, 60).gaps()).isEqualTo(stretches(10, 20, 30, 50));
        assertThat(Stretches.NONE.gaps()).isEqualTo(Stretches.NONE);
    }

    @Test
    void what_is_left_without_other_times() {
        Stretches whole = stretches(0, 100, 200, 300);
        assertThat(whole.without(stretches(20, 30, 90, 210)))
                .isEqualTo(stretches(0, 20, 30, 90, 210, 300));
        assertThat(whole.without(stretches(0, 300))).isEqualTo(Stretches.NONE);
        assertThat(whole.without(Stretches.NONE)).isEqualTo(whole);
    }

    @Test
    void the_shortest_gaps_are_closed_first() {
        assertThat(stretches(0, 1, 501, 502, 10_000, 10_001).atMost(2))
                .isEqualTo(stretches(0, 502, 10_000, 10_001));
    }

    private static Stretches stretches(long... fromAndEnd) {
        List<Stretch> list = new ArrayList<>();
        for (int i = 0; i < fromAndEnd.length; i += 2) {
            list.add(new Stretch(fromAndEnd[i], fromAndEnd[i + 1]));
        }
        return Stretches.union(list);
    }
}
