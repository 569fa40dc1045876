package dev.vident.server.http.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.Routes;
import dev.vident.server.http.api.WebhookBody;
import dev.vident.server.http.api.WebhookDeliveryBody;
import dev.vident.server.http.api.WebhookTestBody;
import dev.vident.server.operator.Seated;
import dev.vident.server.platform.Mode;
import dev.vident.server.webhook.Delivery;
import dev.vident.server.webhook.SampleSender;
import dev.vident.server.webhook.Subscription;
import dev.vident.server.webhook.Subscriptions;
import dev.vident.server.webhook.WebhookType;
import io.vertx.ext.web.Router;
import java.util.Arrays;
import java.util.List;

/// Administration of webhooks at the desk: the same as over the API, with the mode in the path.
/// Thread-safe.
public final class AdminWebhookRoutes implements Routes {
    private static final String ALL = "/desk/api/admin/webhooks/:mode";
    private static final String ONE = ALL + "/:id";

    private final DeskAccess access;
    private final Subscriptions subscriptions;
    private final SampleSender samples;
    private final String clientId;

    /// @param clientId name of the one tenant
    public AdminWebhookRoutes(
            DeskAccess access, Subscriptions subscriptions, SampleSender samples, String clientId) {
        this.access = access;
        this.subscriptions = subscriptions;
        this.samples = samples;
        this.clientId = clientId;
    }

    /// @param types those this server fires
    record WebhookItems(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<WebhookBody> items, List<String> types) {}

    record DeliveryItems(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<WebhookDeliveryBody> items) {}

    @Override
    public void mount(Router router) {
        Endpoints.on(router.get(ALL), this::list);
        Endpoints.on(router.post(ALL), this::create);
        Endpoints.on(router.post(ONE), this::change);
        Endpoints.on(router.post(ONE + "/test"), this::test);
        Endpoints.on(router.get(ONE + "/deliveries"), this::deliveries);
        Endpoints.on(router.post(ONE + "/deliveries/:deliveryId/redeliver"), this::redeliver);
    }

    private Answer list(Exchange exchange) {
        access.require(exchange, AdminTokenRoutes.ADMINISTRATING);
        return json(
                new WebhookItems(
                        subscriptions.list(mode(exchange)).stream().map(this::body).toList(),
                        Arrays.stream(WebhookType.values()).map(WebhookType::wireName).toList()));
    }

    private Answer create(Exchange exchange) {
        Seated seated = access.require(exchange, AdminTokenRoutes.ADMINISTRATING);
        WebhookBody wanted = exchange.json(WebhookBody.class);
        return json(
                body(
                        subscriptions.create(
                                mode(exchange), wanted.toChange(), seated.operator().id())));
    }

    private Answer change(Exchange exchange) {
        access.require(exchange, AdminTokenRoutes.ADMINISTRATING);
        WebhookBody wanted = exchange.json(WebhookBody.class);
        return json(
                body(
                        subscriptions.change(
                                mode(exchange), exchange.pathParameter("id"), wanted.toChange())));
    }

    private Answer test(Exchange exchange) {
        access.require(exchange, AdminTokenRoutes.ADMINISTRATING);
        return json(WebhookTestBody.of(samples.send(one(exchange))));
    }

    private Answer deliveries(Exchange exchange) {
        access.require(exchange, AdminTokenRoutes.ADMINISTRATING);
        return json(
                new DeliveryItems(
                        subscriptions.deliveries(one(exchange)).stream().map(this::body).toList()));
    }

    private Answer redeliver(Exchange exchange) {
        access.require(exchange, AdminTokenRoutes.ADMINISTRATING);
        return json(
                body(subscriptions.redeliver(one(exchange), exchange.pathParameter("deliveryId"))));
    }

    private Subscription one(Exchange exchange) {
        return subscriptions.get(mode(exchange), exchange.pathParameter("id"));
    }

    private static Mode mode(Exchange exchange) {
        return AdminTokenRoutes.mode(exchange.pathParameter("mode"));
    }

    private WebhookBody body(Subscription subscription) {
        return WebhookBody.of(subscription, subscriptions, clientId);
    }

    private WebhookDeliveryBody body(Delivery delivery) {
        return WebhookDeliveryBody.of(delivery, subscriptions.attempts(delivery));
    }

    private static Answer json(Object body) {
        return AdminTokenRoutes.unkept(Answer.json(200, body));
    }
}
