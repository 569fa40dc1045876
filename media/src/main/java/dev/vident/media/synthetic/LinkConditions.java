package dev.vident.media.synthetic;

import java.time.Duration;

/// How bad a one-way link is.
///
/// @param loss share of datagrams lost, 0–1
/// @param duplication share of datagrams that arrive twice, 0–1
/// @param reordering share of datagrams held back by [#reorderingDelay()], 0–1
/// @param reorderingDelay how long a reordered datagram is held back
/// @param delay every datagram's way
/// @param jitter the most that is added to the delay at random, without changing the order
/// @param bitsPerSecond rate of the bottleneck, 0 for none
/// @param queue the longest a datagram waits at the bottleneck; it is lost otherwise
public record LinkConditions(
        double loss,
        double duplication,
        double reordering,
        Duration reorderingDelay,
        Duration delay,
        Duration jitter,
        long bitsPerSecond,
        Duration queue) {

    /// Every datagram arrives at once.
    public static final LinkConditions PERFECT =
            new LinkConditions(
                    0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);

    public LinkConditions withLoss(double newLoss) {
        return new LinkConditions(
                newLoss,
                duplication,
                reordering,
                reorderingDelay,
                delay,
                jitter,
                bitsPerSecond,
                queue);
    }

    public LinkConditions withDuplication(double newDuplication) {
        return new LinkConditions(
                loss,
                newDuplication,
                reordering,
                reorderingDelay,
                delay,
                jitter,
                bitsPerSecond,
                queue);
    }

    public LinkConditions withReordering(double newReordering, Duration newReorderingDelay) {
        return new LinkConditions(
                loss,
                duplication,
                newReordering,
                newReorderingDelay,
                delay,
                jitter,
                bitsPerSecond,
                queue);
    }

    public LinkConditions withDelay(Duration newDelay, Duration newJitter) {
        return new LinkConditions(
                loss,
                duplication,
                reordering,
                reorderingDelay,
                newDelay,
                newJitter,
                bitsPerSecond,
                queue);
    }

    public LinkConditions withRate(long newBitsPerSecond, Duration newQueue) {
        return new LinkConditions(
                loss,
                duplication,
                reordering,
                reorderingDelay,
                delay,
                jitter,
                newBitsPerSecond,
                newQueue);
    }
}
