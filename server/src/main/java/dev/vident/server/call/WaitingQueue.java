package dev.vident.server.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who waits for an operator, oldest first. A page that loses its connection keeps its place for a
/// grace period.
///
/// Thread-safe; every method is one step under one lock and calls nobody.
public final class WaitingQueue {
    private final int entriesMax;
    private final Duration grace;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /// @param entriesMax how many may wait at the same time
    /// @param grace how long a place is kept for a page without a connection
    public WaitingQueue(int entriesMax, Duration grace) {
        this.entriesMax = entriesMax;
        this.grace = grace;
    }

    private record Place(QueueEntry entry, @Nullable Instant awaySince) {}

    /// What came of asking for a place.
    public enum Joined {
        /// A new place at the end.
        NEW,
        /// The place was still there.
        KEPT,
        /// No place is free.
        FULL
    }

    /// Takes a place, or keeps the one this identification has.
    public synchronized Joined join(QueueEntry entry) {
        Place kept = places.get(entry.identificationId());
        if (kept != null) {
            places.replace(entry.identificationId(), new Place(kept.entry, null));
            return Joined.KEPT;
        }
        if (places.size() >= entriesMax) {
            return Joined.FULL;
        }
        places.put(entry.identificationId(), new Place(entry, null));
        return Joined.NEW;
    }

    /// Puts an entry that was taken back where its waiting time belongs.
    public synchronized void putBack(QueueEntry entry) {
        List<Place> all = new ArrayList<>(places.values());
        all.add(new Place(entry, null));
        all.sort((a, b) -> a.entry.waitingSince().compareTo(b.entry.waitingSince()));
        places.clear();
        all.forEach(place -> places.put(place.entry.identificationId(), place));
    }

    /// Notes that the applicant's page lost its connection; the grace period begins.
    ///
    /// @return whether the applicant was waiting
    public synchronized boolean away(String applicantId, Instant now) {
        for (Map.Entry<String, Place> waiting : places.entrySet()) {
            Place place = waiting.getValue();
            if (place.entry.applicantId().equals(applicantId)) {
                waiting.setValue(new Place(place.entry, now));
                return true;
            }
        }
        return false;
    }

    /// Takes an entry out: the applicant gave up, or an operator accepts. Of two callers exactly
    /// one gets it.
    public synchronized Optional<QueueEntry> take(String identificationId) {
        Place place = places.remove(identificationId);
        return place == null ? Optional.empty() : Optional.of(place.entry);
    }

    /// Takes out everybody whose grace period is over.
    public synchronized List<QueueEntry> expire(Instant now) {
        List<QueueEntry> expired = new ArrayList<>();
        places.values()
                .removeIf(place -> {
                    boolean over =
                            place.awaySince != null && !now.isBefore(place.awaySince.plus(grace));
                    if (over) {
                        expired.add(place.entry);
                    }
                    return over;
                });
        return expired;
    }

    /// The entry of an applicant who waits.
    public synchronized Optional<QueueEntry> ofApplicant(String applicantId) {
        return places.values().stream()
                .map(Place::entry)
                .filter(entry -> entry.applicantId().equals(applicantId))
                .findFirst();
    }

    /// Everybody who waits, oldest first; position 1 is the first.
    public synchronized List<QueueEntry> entries() {
        return places.values().stream().map(Place::entry).toList();
    }
}
