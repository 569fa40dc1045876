package dev.vident.server.call;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The connected pages of one kind, one for each person: a newer connection takes the seat over
/// from an older one.
///
/// Thread-safe.
///
/// @param <M> what the pages understand
final class Lines<M extends Outgoing> {
    /// Close code of a connection whose seat was taken over elsewhere.
    private static final int TAKEN_OVER = 4409;

    private final Map<String, Line<? super M>> byPerson = new ConcurrentHashMap<>();

    void connect(String person, Line<? super M> line) {
        Line<? super M> older = byPerson.put(person, line);
        if (older != null) {
            older.close(TAKEN_OVER, "taken over elsewhere");
        }
    }

    /// Forgets a connection that was closed.
    ///
    /// @return false when the seat has been taken over in the meantime
    boolean disconnect(String person, Line<? super M> line) {
        return byPerson.remove(person, line);
    }

    boolean isConnected(String person) {
        return byPerson.containsKey(person);
    }

    void send(String person, M message) {
        Line<? super M> line = byPerson.get(person);
        if (line != null) {
            line.send(message);
        }
    }

    Set<String> people() {
        return Set.copyOf(byPerson.keySet());
    }
}
