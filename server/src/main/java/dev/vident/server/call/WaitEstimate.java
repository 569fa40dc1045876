package dev.vident.server.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Guesses how long somebody in the queue will wait: the median of recent calls, once per person
/// ahead and call running, shared by the operators who work.
///
/// Thread-safe.
public final class WaitEstimate {
    private static final int CALLS_MAX = 20;

    private final Deque<Duration> recent = new ArrayDeque<>();

    /// Remembers how long a call took.
    public synchronized void ended(Duration length) {
        if (recent.size() == CALLS_MAX) {
            recent.removeFirst();
        }
        recent.addLast(length);
    }

    /// @param position place in the queue, 1 is next
    /// @param operators how many are online, in a call or not
    /// @param calls how many calls are running
    /// @return absent while no call has ended yet or nobody is online: then any number would be
    ///   invented
    public synchronized Optional<Duration> of(int position, int operators, int calls) {
        if (recent.isEmpty() || operators == 0) {
            return Optional.empty();
        }
        Duration median =
                recent.stream().sorted().skip(recent.size() / 2).findFirst().orElseThrow();
        int free = Math.max(0, operators - calls);
        int turns = Math.max(0, position - free);
        return Optional.of(median.multipliedBy(turns).dividedBy(operators));
    }
}
