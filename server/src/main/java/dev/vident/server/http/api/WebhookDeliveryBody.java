package dev.vident.server.http.api;

import dev.vident.server.platform.WireDates;
import dev.vident.server.webhook.Attempt;
import dev.vident.server.webhook.Delivery;
import dev.vident.server.webhook.DeliveryState;
import dev.vident.server.webhook.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One delivery with its log; an addition of ours to the contract.
///
/// @param state `due`, `delivered` or `givenUp`
/// @param nextAttemptAt when it is sent next, unless it is at its end
/// @param payload the text that is sent
public record WebhookDeliveryBody(
        String id,
        String type,
        String applicantId,
        String createdAtMs,
        String state,
        @Nullable String nextAttemptAt,
        String payload,
        List<Try> attempts) {

    /// One attempt.
    ///
    /// @param status HTTP status, absent when there was no answer
    /// @param answer the first bytes of the answer
    /// @param failure why there was no answer
    public record Try(
            String at,
            long durationMs,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String failure) {

        static Try of(Attempt attempt) {
            String at = WireDates.millis(attempt.at());
            return switch (attempt.outcome()) {
                case Outcome.Answered(int status, String body) ->
                        new Try(at, attempt.millis(), status, body, null);
                case Outcome.Unanswered(String reason) ->
                        new Try(at, attempt.millis(), null, null, reason);
            };
        }
    }

    /// The wire form of a delivery.
    public static WebhookDeliveryBody of(Delivery delivery, List<Attempt> attempts) {
        return new WebhookDeliveryBody(
                delivery.id(),
                delivery.type(),
                delivery.applicantId(),
                WireDates.millis(delivery.createdAt()),
                switch (delivery.state()) {
                    case DeliveryState.Due _ -> "due";
                    case DeliveryState.Delivered _ -> "delivered";
                    case DeliveryState.GivenUp _ -> "givenUp";
                },
                delivery.state() instanceof DeliveryState.Due due
                        ? WireDates.millis(due.at())
                        : null,
                delivery.body(),
                attempts.stream().map(Try::of).toList());
    }
}
