package dev.vident.media.room;

import dev.vident.media.ice.IceLite;
import dev.vident.media.ice.TransportAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The at most two legs of a room, found by what is known of them.
final class LegTable {
    static final int LEGS_MAX = 2;

    private final List<Leg> legs = new ArrayList<>(LEGS_MAX);

    void add(Leg leg) {
        legs.add(leg);
    }

    boolean remove(Leg leg) {
        return legs.remove(leg);
    }

    /// A copy that may be walked while legs leave.
    List<Leg> all() {
        return List.copyOf(legs);
    }

    int size() {
        return legs.size();
    }

    boolean isFull() {
        return legs.size() == LEGS_MAX;
    }

    @Nullable Leg ofParticipant(String participant) {
        return first(leg -> leg.description().participant().equals(participant));
    }

    @Nullable Leg ofSession(String sessionId) {
        return first(leg -> leg.description().sessionId().equals(sessionId));
    }

    /// The leg a connectivity check names in its USERNAME.
    @Nullable Leg ofCheck(byte[] buffer, int offset, int length) {
        String ufrag = IceLite.localUfrag(buffer, offset, length);
        return ufrag == null ? null : first(leg -> leg.peer().ufrags().contains(ufrag));
    }

    /// Asked for each packet, as is [#other(Leg)]: no lambda, no iterator.
    @Nullable Leg ofSource(TransportAddress source) {
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).peer().knows(source)) {
                return legs.get(i);
            }
        }
        return null;
    }

    /// The one on the other side.
    @Nullable Leg other(Leg leg) {
        for (int i = 0; i < legs.size(); i++) {
            if (!legs.get(i).equals(leg)) {
                return legs.get(i);
            }
        }
        return null;
    }

    /// When the first of them wants to be looked at.
    long wakeUpMicros() {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < legs.size(); i++) {
            next = Math.min(next, legs.get(i).wakeUpMicros());
        }
        return next;
    }

    private @Nullable Leg first(Predicate<Leg> condition) {
        for (Leg leg : legs) {
            if (condition.test(leg)) {
                return leg;
            }
        }
        return null;
    }
}
