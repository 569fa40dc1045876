package dev.vident.server.composition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Times of a call that do not overlap, in order. Immutable.
///
/// @param list each with a gap before the next
record Stretches(List<Stretch> list) {
    static final Stretches NONE = new Stretches(List.of());

    Stretches {
        list = List.copyOf(list);
    }

    /// The union of any times.
    static Stretches union(List<Stretch> any) {
        return joined(any, 0);
    }

    /// All of these times, and gaps of less than that between them.
    static Stretches joined(List<Stretch> any, long gapMillis) {
        List<Stretch> sorted = new ArrayList<>(any);
        sorted.sort(Comparator.comparingLong(Stretch::fromMillis));
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : sorted) {
            if (!joined.isEmpty()
                    && next.fromMillis() - joined.getLast().endMillis() <= gapMillis) {
                Stretch last = joined.removeLast();
                joined.add(
                        new Stretch(
                                last.fromMillis(), Math.max(last.endMillis(), next.endMillis())));
            } else {
                joined.add(next);
            }
        }
        return new Stretches(joined);
    }

    /// The same with the shortest gaps closed, so that no more than that many are left.
    Stretches atMost(int count) {
        Stretches fewer = this;
        for (long gap = 1_000; fewer.list.size() > count; gap *= 2) {
            fewer = joined(list, gap);
        }
        return fewer;
    }

    /// What lies between these times.
    Stretches gaps() {
        List<Stretch> gaps = new ArrayList<>();
        for (int i = 1; i < list.size(); i++) {
            long gapFrom = list.get(i - 1).endMillis();
            long gapEnd = list.get(i).fromMillis();
            gaps.add(new Stretch(gapFrom, gapEnd));
        }
        return new Stretches(gaps);
    }

    /// What of these times is not in the others.
    Stretches without(Stretches others) {
        List<Stretch> rest = new ArrayList<>();
        for (Stretch whole : list) {
            long from = whole.fromMillis();
            for (Stretch other : others.list) {
                if (other.endMillis() > from && other.fromMillis() < whole.endMillis()) {
                    if (other.fromMillis() > from) {
                        rest.add(new Stretch(from, other.fromMillis()));
                    }
                    from = other.endMillis();
                }
            }
            if (from < whole.endMillis()) {
                rest.add(new Stretch(from, whole.endMillis()));
            }
        }
        return new Stretches(rest);
    }
}
