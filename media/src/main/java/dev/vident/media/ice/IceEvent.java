package dev.vident.media.ice;

import java.net.InetSocketAddress;

/// What happens to a lite agent.
public sealed interface IceEvent {
    /// An authentic check arrived; `nominated` says it carried USE-CANDIDATE.
    record CheckPassed(InetSocketAddress source, boolean nominated) implements IceEvent {}

    /// Nothing arrived, only time went by.
    record TimePassed() implements IceEvent {}
}
