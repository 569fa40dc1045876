package dev.vident.media.ice;

/// What happens to a lite agent.
public sealed interface IceEvent {
    /// An authentic check arrived; `nominated` says it carried USE-CANDIDATE.
    record CheckPassed(TransportAddress source, boolean nominated) implements IceEvent {}

    /// Nothing arrived, only time went by.
    record TimePassed() implements IceEvent {}
}
