package dev.vident.server.webhook;

import java.time.Instant;

/// One notice on its way to one receiver.
///
/// @param type wire name
/// @param body the exact text that is signed and sent
public record Delivery(
        String id,
        String subscriptionId,
        String applicantId,
        String type,
        String body,
        Instant createdAt,
        DeliveryState state) {}
