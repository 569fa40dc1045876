package dev.vident.server.call;

import java.time.Instant;
import java.util.Optional;

/// Whether and how one side of a call is there. A number counts the media connections of this side
/// in this call, from 0.
public sealed interface Presence {

    /// The number the next connection of this side gets.
    int nextConnection();

    /// Since when this side cannot be seen; absent while it can.
    Optional<Instant> brokenSince();

    /// The media session answers and restarts may name; absent while there is none.
    Optional<String> sessionId();

    /// What the other side is told.
    PeerState seenAs();

    /// Not there: not yet while the next connection is the first, otherwise no longer.
    record Empty(int nextConnection, Instant since) implements Presence {
        @Override
        public Optional<Instant> brokenSince() {
            return Optional.of(since);
        }

        @Override
        public Optional<String> sessionId() {
            return Optional.empty();
        }

        @Override
        public PeerState seenAs() {
            return nextConnection == 0 ? PeerState.CONNECTING : PeerState.GONE;
        }
    }

    /// A page has come; the engine was asked for a media session.
    record Joining(int connection, Instant since) implements Presence {
        @Override
        public int nextConnection() {
            return connection + 1;
        }

        @Override
        public Optional<Instant> brokenSince() {
            return Optional.of(since);
        }

        @Override
        public Optional<String> sessionId() {
            return Optional.empty();
        }

        @Override
        public PeerState seenAs() {
            return PeerState.CONNECTING;
        }
    }

    /// The page has our offer; media does not flow yet.
    record Offered(int connection, String session, Instant since) implements Presence {
        @Override
        public int nextConnection() {
            return connection + 1;
        }

        @Override
        public Optional<Instant> brokenSince() {
            return Optional.of(since);
        }

        @Override
        public Optional<String> sessionId() {
            return Optional.of(session);
        }

        @Override
        public PeerState seenAs() {
            return PeerState.CONNECTING;
        }
    }

    /// Media may flow.
    record Connected(int connection, String session) implements Presence {
        @Override
        public int nextConnection() {
            return connection + 1;
        }

        @Override
        public Optional<Instant> brokenSince() {
            return Optional.empty();
        }

        @Override
        public Optional<String> sessionId() {
            return Optional.of(session);
        }

        @Override
        public PeerState seenAs() {
            return PeerState.CONNECTED;
        }
    }

    /// The media session exists but nothing has been heard from the page for some seconds.
    record Silent(int connection, String session, Instant since) implements Presence {
        @Override
        public int nextConnection() {
            return connection + 1;
        }

        @Override
        public Optional<Instant> brokenSince() {
            return Optional.of(since);
        }

        @Override
        public Optional<String> sessionId() {
            return Optional.of(session);
        }

        @Override
        public PeerState seenAs() {
            return PeerState.RECONNECTING;
        }
    }
}
