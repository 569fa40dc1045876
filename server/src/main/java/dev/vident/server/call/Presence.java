package dev.vident.server.call;

import java.time.Instant;
import java.util.Optional;

/// Whether and how one side of a call is there. A number counts the media connections of this side
/// in this call, from 0.
public sealed interface Presence {
    /// Not there: not yet while the next connection is the first, otherwise no longer.
    ///
    /// @param next the number the next connection gets
    record Empty(int next, Instant since) implements Presence {}

    /// A page has come; the engine was asked for a media session.
    record Joining(int connection, Instant since) implements Presence {}

    /// The page has our offer; media does not flow yet.
    record Offered(int connection, String session, Instant since) implements Presence {}

    /// Media may flow.
    record Connected(int connection, String session) implements Presence {}

    /// The media session exists but nothing has been heard from the page for some seconds.
    record Silent(int connection, String session, Instant since) implements Presence {}

    /// The page has come, but its browser lacks the call's video codec.
    record Unable(int connection, Instant since) implements Presence {}

    /// The number the next connection of this side gets.
    default int nextConnection() {
        return switch (this) {
            case Empty(int next, _) -> next;
            case Joining(int connection, _) -> connection + 1;
            case Offered(int connection, _, _) -> connection + 1;
            case Connected(int connection, _) -> connection + 1;
            case Silent(int connection, _, _) -> connection + 1;
            case Unable(int connection, _) -> connection + 1;
        };
    }

    /// Since when this side cannot be seen; absent while it can.
    default Optional<Instant> brokenSince() {
        return switch (this) {
            case Empty(_, Instant since) -> Optional.of(since);
            case Joining(_, Instant since) -> Optional.of(since);
            case Offered(_, _, Instant since) -> Optional.of(since);
            case Connected _ -> Optional.empty();
            case Silent(_, _, Instant since) -> Optional.of(since);
            case Unable(_, Instant since) -> Optional.of(since);
        };
    }

    /// The media session answers and restarts may name; absent while there is none.
    default Optional<String> sessionId() {
        return switch (this) {
            case Empty _, Joining _, Unable _ -> Optional.empty();
            case Offered(_, String session, _) -> Optional.of(session);
            case Connected(_, String session) -> Optional.of(session);
            case Silent(_, String session, _) -> Optional.of(session);
        };
    }

    /// What the other side is told.
    default PeerState seenAs() {
        return switch (this) {
            case Empty(int next, _) -> next == 0 ? PeerState.CONNECTING : PeerState.GONE;
            case Joining _, Offered _ -> PeerState.CONNECTING;
            case Connected _ -> PeerState.CONNECTED;
            case Silent _ -> PeerState.RECONNECTING;
            case Unable _ -> PeerState.UNABLE;
        };
    }
}
