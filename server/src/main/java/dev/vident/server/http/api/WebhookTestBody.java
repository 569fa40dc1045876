package dev.vident.server.http.api;

import dev.vident.server.webhook.SampleSender;

/// A sample that was sent to try a webhook out; an addition of ours to the contract.
///
/// @param payload the text that was sent
public record WebhookTestBody(String payload, WebhookDeliveryBody.Try attempt) {
    /// The JSON form of a sample.
    public static WebhookTestBody of(SampleSender.Sample sample) {
        return new WebhookTestBody(sample.payload(), WebhookDeliveryBody.Try.of(sample.attempt()));
    }
}
