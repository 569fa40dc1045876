package dev.vident.server.recording;

import dev.vident.server.recording.JournalGap.Cause;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Follows one RTP source by its 16-bit sequence numbers, whatever their order: what was sent as
/// far as the numbers tell, what is there, and when the rest is missing.
final class Continuity {
    /// A hole in the numbers from the key of the map to before `end`.
    private record Hole(long end, long fromMicros, long toMicros, Cause cause) {}

    private final TreeMap<Long, Hole> holes = new TreeMap<>();
    private boolean begun;
    private long lowest;
    private long highest;
    private long highestMicros;
    private long lowestMicros;
    private long missing;
    private long recovered;

    /// @param viaRetransmission whether the packet came only when it was asked for again
    /// @param droppedBefore whether the disk had dropped records just before this one
    void add(int sequence, long arrivalMicros, boolean viaRetransmission, boolean droppedBefore) {
        if (!begun) {
            begun = true;
            lowest = sequence;
            highest = sequence;
            lowestMicros = arrivalMicros;
            highestMicros = arrivalMicros;
            recovered += viaRetransmission ? 1 : 0;
            return;
        }
        // Nearest number with these low bits: RFC 3550 appendix A.1 without its restart logic.
        long extended = highest + (short) (sequence - highest);
        Cause cause = droppedBefore ? Cause.DISK : Cause.NETWORK;
        boolean isNew = true;
        if (extended > highest) {
            miss(highest + 1, new Hole(extended, highestMicros, arrivalMicros, cause));
            highest = extended;
            // One sent again tells nothing of when its neighbours were sent.
            highestMicros = viaRetransmission ? highestMicros : arrivalMicros;
        } else if (extended < lowest) {
            miss(extended + 1, new Hole(lowest, arrivalMicros, lowestMicros, cause));
            lowest = extended;
        } else {
            isNew = fill(extended);
        }
        recovered += isNew && viaRetransmission ? 1 : 0;
    }

    long expected() {
        return begun ? highest - lowest + 1 : 0;
    }

    long received() {
        return expected() - missing;
    }

    long recovered() {
        return recovered;
    }

    /// What is missing, in the order of the numbers.
    Stream<JournalGap> gaps() {
        return holes.entrySet().stream()
                .map(entry -> {
                    Hole hole = entry.getValue();
                    return new JournalGap(
                            instant(hole.fromMicros()),
                            instant(hole.toMicros()),
                            hole.end() - entry.getKey(),
                            hole.cause());
                });
    }

    private void miss(long from, Hole hole) {
        if (hole.end() > from) {
            holes.put(from, hole);
            missing += hole.end() - from;
        }
    }

    /// @return false when the packet was there already
    private boolean fill(long number) {
        Map.Entry<Long, Hole> entry = holes.floorEntry(number);
        if (entry == null || number >= entry.getValue().end()) {
            return false;
        }
        long from = entry.getKey();
        Hole hole = entry.getValue();
        holes.remove(from);
        missing -= hole.end() - from;
        miss(from, new Hole(number, hole.fromMicros(), hole.toMicros(), hole.cause()));
        miss(number + 1, hole);
        return true;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
