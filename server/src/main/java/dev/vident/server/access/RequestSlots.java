package dev.vident.server.access;

/// Counts requests for all nodes that share a database: so many slots per app token and kind, each
/// taken by one request and free again a window later. Thread-safe.
public interface RequestSlots {
    /// Takes a slot.
    ///
    /// @param capacity how many slots there are
    /// @param windowMillis how long a slot stays taken
    /// @return milliseconds until the next one is free; 0 when one was taken
    long take(String tokenId, String kind, int capacity, long windowMillis);
}
