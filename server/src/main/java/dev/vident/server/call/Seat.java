package dev.vident.server.call;

import java.time.Instant;
import java.util.Optional;

/// One side's place in a call. An epoch counts the media connections of this side in this call, from 0.
public sealed interface Seat {

    /// The epoch the next connection of this seat gets.
    int nextEpoch();

    /// Since when this side cannot be seen; absent while it can.
    Optional<Instant> brokenSince();

    /// The media session answers and restarts may name; absent while there is none.
    Optional<String> sessionId();

    /// What the other side is told.
    PeerState seenAs();

    /// Nobody sits here.
    record Empty(int nextEpoch, Instant since) implements Seat {
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
            return PeerState.GONE;
        }
    }

    /// A page has come; the engine was asked for a media session.
    record Joining(int epoch, Instant since) implements Seat {
        @Override
        public int nextEpoch() {
            return epoch + 1;
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
    record Offered(int epoch, String session, Instant since) implements Seat {
        @Override
        public int nextEpoch() {
            return epoch + 1;
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
    record Connected(int epoch, String session) implements Seat {
        @Override
        public int nextEpoch() {
            return epoch + 1;
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
    record Silent(int epoch, String session, Instant since) implements Seat {
        @Override
        public int nextEpoch() {
            return epoch + 1;
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
