package dev.vident.media.net;

import dev.vident.media.ice.TransportAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the room of a datagram or a command: by name, by session, by user fragment, by address.
/// Used by the loop only, but for [#hasUfrag(String)].
final class RoomTable {
    private final Map<String, RoomSlot> byName = new HashMap<>();
    private final Map<String, RoomSlot> bySession = new HashMap<>();
    private final Map<String, RoomSlot> byUfrag = new ConcurrentHashMap<>();
    private final Map<TransportAddress, RoomSlot> byAddress = new HashMap<>();

    void add(RoomSlot slot) {
        byName.put(slot.name(), slot);
    }

    void addSession(String sessionId, RoomSlot slot) {
        bySession.put(sessionId, slot);
        refreshUfrags(slot);
    }

    void removeSession(String sessionId) {
        RoomSlot slot = bySession.remove(sessionId);
        if (slot != null) {
            refreshUfrags(slot);
        }
    }

    /// Takes over the user fragments the room answers to now.
    void refreshUfrags(RoomSlot slot) {
        List<String> ufrags = slot.room().ufrags();
        byUfrag.entrySet()
                .removeIf(
                        entry -> entry.getValue().equals(slot) && !ufrags.contains(entry.getKey()));
        ufrags.forEach(ufrag -> byUfrag.put(ufrag, slot));
    }

    void addAddress(TransportAddress address, RoomSlot slot) {
        byAddress.put(address, slot);
    }

    /// @return the addresses the room was reached from
    Set<TransportAddress> remove(RoomSlot slot) {
        byName.remove(slot.name(), slot);
        bySession.values().removeIf(slot::equals);
        byUfrag.values().removeIf(slot::equals);
        Set<TransportAddress> addresses =
                byAddress.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(slot))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        byAddress.keySet().removeAll(addresses);
        return addresses;
    }

    @Nullable RoomSlot named(String name) {
        return byName.get(name);
    }

    @Nullable RoomSlot ofSession(String sessionId) {
        return bySession.get(sessionId);
    }

    /// For any thread.
    boolean hasUfrag(String ufrag) {
        return byUfrag.containsKey(ufrag);
    }

    @Nullable RoomSlot ofUfrag(String ufrag) {
        return byUfrag.get(ufrag);
    }

    @Nullable RoomSlot ofAddress(TransportAddress address) {
        return byAddress.get(address);
    }

    Collection<RoomSlot> all() {
        return byName.values();
    }

    int size() {
        return byName.size();
    }

    int sessions() {
        return bySession.size();
    }
}
