package dev.vident.server.storage.sql;

import dev.vident.server.access.RequestSlots;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// Request slots in PostgreSQL. Taking one is a single statement that passes over slots which other
/// requests are just taking; the clock is the database's, the same for all nodes. Thread-safe.
final class RequestSlotsSql implements RequestSlots {
    private static final String NOW =
            "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";

    private final Database database;

    /// Rows that this process has seen made; one entry per token, kind and capacity.
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    RequestSlotsSql(Database database) {
        this.database = database;
    }

    @Override
    public long take(String tokenId, String kind, int capacity, long windowMillis) {
        if (!made.contains(tokenId + kind + capacity)) {
            make(tokenId, kind, capacity);
        }
        return database.write(handle ->
                takeOne(handle, tokenId, kind, capacity, windowMillis)
                        ? 0L
                        : wait(handle, tokenId, kind, capacity, windowMillis));
    }

    /// A moment later than now belongs to a clock that was set back, and says nothing.
    private static boolean takeOne(
            Handle handle, String tokenId, String kind, int capacity, long windowMillis) {
        return handle.createUpdate(
                                """
                                with free as materialized (
                                  select slot from request_slot
                                   where token_id = :tokenId and kind = :kind
                                     and slot < :capacity
                                     and taken_at not between <now> - :window + 1 and <now>
                                   limit 1 for update skip locked)
                                update request_slot r set taken_at = <now> from free
                                 where r.token_id = :tokenId and r.kind = :kind
                                   and r.slot = free.slot
                                """
                                        .replace("<now>", NOW))
                        .bind("tokenId", tokenId)
                        .bind("kind", kind)
                        .bind("capacity", capacity)
                        .bind("window", windowMillis)
                        .execute()
                == 1;
    }

    private static long wait(
            Handle handle, String tokenId, String kind, int capacity, long windowMillis) {
        long left =
                handle.createQuery(
                                """
                                select min(taken_at) + :window - <now> from request_slot
                                 where token_id = :tokenId and kind = :kind and slot < :capacity
                                """
                                        .replace("<now>", NOW))
                        .bind("tokenId", tokenId)
                        .bind("kind", kind)
                        .bind("capacity", capacity)
                        .bind("window", windowMillis)
                        .mapTo(Long.class)
                        .one();
        return Math.clamp(left, 1, windowMillis);
    }

    private void make(String tokenId, String kind, int capacity) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into request_slot (token_id, kind, slot, taken_at)
                                select :tokenId, :kind, number, 0
                                  from generate_series(0, :capacity - 1) as number
                                on conflict (token_id, kind, slot) do nothing
                                """)
                        .bind("tokenId", tokenId)
                        .bind("kind", kind)
                        .bind("capacity", capacity)
                        .execute());
        made.add(tokenId + kind + capacity);
    }
}
