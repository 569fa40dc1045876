package dev.vident.server.webhook;

/// A delivery that a sender has claimed.
///
/// @param due its state when it was claimed
/// @param claim proves that this claim is the current one
public record ClaimedDelivery(Delivery delivery, DeliveryState.Due due, String claim) {}
