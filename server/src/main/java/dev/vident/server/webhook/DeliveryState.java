package dev.vident.server.webhook;

import java.time.Instant;

/// Where one delivery stands.
public sealed interface DeliveryState {
    /// How many attempts have ended.
    int attempts();

    /// When it is due, or when it ended.
    Instant at();

    /// To be sent, not before `at`.
    record Due(int attempts, Instant at) implements DeliveryState {}

    /// The receiver answered 2xx.
    record Delivered(int attempts, Instant at) implements DeliveryState {}

    /// Never sent again by itself.
    record GivenUp(int attempts, Instant at) implements DeliveryState {}
}
