package dev.vident.media.ice;

/// Where a lite agent stands with its one peer. Times are microseconds on the engine's clock.
public sealed interface IceState {
    /// No pair has been nominated yet.
    record Waiting(long sinceMicros) implements IceState {}

    /// Checks arrive; `remote` is the last nominated source.
    record Connected(TransportAddress remote, long lastCheckMicros) implements IceState {}

    /// Checks have stopped arriving; they may come back.
    record Silent(TransportAddress remote, long lastCheckMicros) implements IceState {}

    /// The peer is gone for good.
    record Expired() implements IceState {}
}
