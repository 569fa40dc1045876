package dev.vident.server.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A stream in virtual time: one packet each 20 ms, some lost, some of those sent again, half a
/// second of blackout.
class ContinuityTest {
    private static final int PACKETS = 3_000;
    private static final int FIRST_NUMBER = 64_000;
    private static final long PACKET_MICROS = 20_000;
    private static final int LATE_MICROS_MAX = 60_000;
    private static final int BLACKOUT_FROM = 1_500;
    private static final int BLACKOUT_END = 1_525;

    private record Arrival(int number, long micros, boolean recovered) {}

    @Test
    void what_is_missing_and_when_is_told_whatever_the_order_of_arrival() {
        for (int seed = 0; seed < 50; seed++) {
            List<Arrival> arrivals = arrivals(new Random(seed));
            Continuity continuity = new Continuity();
            TreeSet<Integer> there = new TreeSet<>();
            int recovered = 0;
            for (Arrival arrival : arrivals) {
                continuity.add(
                        (FIRST_NUMBER + arrival.number()) & 0xffff,
                        arrival.micros(),
                        arrival.recovered(),
                        false);
                boolean isNew = there.add(arrival.number());
                recovered += isNew && arrival.recovered() ? 1 : 0;
            }
            int expected = there.last() - there.first() + 1;
            assertThat(continuity.expected()).as("seed %d", seed).isEqualTo(expected);
            assertThat(continuity.received()).as("seed %d", seed).isEqualTo(there.size());
            assertThat(continuity.recovered()).as("seed %d", seed).isEqualTo(recovered);
            List<JournalGap> gaps = continuity.gaps().toList();
            assertThat(gaps)
                    .as("seed %d", seed)
                    .extracting(JournalGap::packets)
                    .isEqualTo(runsMissing(there));
            assertThat(gaps)
                    .as("seed %d", seed)
                    .anySatisfy(gap -> {
                        assertThat(gap.packets())
                                .isGreaterThanOrEqualTo(BLACKOUT_END - BLACKOUT_FROM);
                        assertThat(micros(gap, false))
                                .isLessThan(BLACKOUT_FROM * PACKET_MICROS + LATE_MICROS_MAX);
                        assertThat(micros(gap, true))
                                .isGreaterThanOrEqualTo(BLACKOUT_END * PACKET_MICROS);
                    });
            assertThat(gaps)
                    .as("seed %d", seed)
                    .allSatisfy(gap -> assertThat(gap.from()).isBefore(gap.to()));
        }
    }

    @Test
    void a_gap_begins_with_the_break_though_a_packet_of_the_break_comes_first_after_it() {
        Continuity continuity = new Continuity();
        continuity.add(100, 1_000_000, false, false);
        continuity.add(120, 5_000_000, true, false);
        continuity.add(200, 5_020_000, false, false);

        assertThat(continuity.gaps())
                .extracting(JournalGap::packets, gap -> micros(gap, false))
                .containsExactly(tuple(19L, 1_000_000L), tuple(79L, 1_000_000L));
    }

    private static List<Arrival> arrivals(Random random) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int number = 0; number < PACKETS; number++) {
            long sent = number * PACKET_MICROS;
            if (number >= BLACKOUT_FROM && number < BLACKOUT_END) {
                continue;
            }
            long late =
                    random.nextInt(50) == 0
                            ? random.nextInt(LATE_MICROS_MAX)
                            : random.nextInt(5_000);
            if (random.nextInt(20) > 0) {
                arrivals.add(new Arrival(number, sent + late, false));
                if (random.nextInt(50) == 0) {
                    arrivals.add(new Arrival(number, sent + late + 1, false));
                }
            } else if (random.nextInt(10) > 0) {
                arrivals.add(new Arrival(number, sent + 100_000 + late, true));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::micros));
        return arrivals;
    }

    private static List<Long> runsMissing(TreeSet<Integer> there) {
        List<Long> runs = new ArrayList<>();
        int before = there.first();
        for (int number : there) {
            if (number > before + 1) {
                runs.add((long) number - before - 1);
            }
            before = number;
        }
        return runs;
    }

    private static long micros(JournalGap gap, boolean end) {
        var at = end ? gap.to() : gap.from();
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }
}
