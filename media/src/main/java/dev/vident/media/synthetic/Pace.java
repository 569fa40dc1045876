package dev.vident.media.synthetic;

/// When the next packet of a frame may leave.
@FunctionalInterface
interface Pace {
    /// At once.
    Pace NONE = () -> Long.MIN_VALUE;

    /// The earliest time, on the player's clock.
    long readyMicros();
}
