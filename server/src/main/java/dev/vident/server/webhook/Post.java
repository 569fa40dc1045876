package dev.vident.server.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What goes to a receiver in one attempt.
///
/// @param headers all but `Content-Type`
record Post(URI target, List<CustomHeader> headers, String body) {
    /// A body as a subscription wants it: with its headers, signed with its key.
    static Post of(Subscription subscription, Subscriptions subscriptions, String body) {
        List<CustomHeader> headers = new ArrayList<>(subscriptions.headers(subscription));
        headers.addAll(
                new Signer(subscriptions.secretKey(subscription))
                        .headers(subscription.algorithm(), body.getBytes(StandardCharsets.UTF_8)));
        return new Post(URI.create(subscription.target()), headers, body);
    }
}
