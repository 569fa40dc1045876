package dev.vident.server.http.desk;

import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.Routes;
import dev.vident.server.identification.RejectLabel;
import dev.vident.server.identification.RejectLabels;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Consumer;

/// What the desk leads through and chooses from: the script, and the reasons of a rejection.
/// Thread-safe.
final class CatalogueRoutes implements Routes {
    private final Consumer<Exchange> guard;

    /// @param guard refuses those who may not work at the desk
    CatalogueRoutes(Consumer<Exchange> guard) {
        this.guard = guard;
    }

    record LabelBody(String label, String group, String defaultRejectType, String text) {}

    record LabelItems(List<LabelBody> items) {}

    @Override
    public void mount(Router router) {
        Endpoints.on(router.get("/desk/api/labels"), this::labels);
        Endpoints.on(router.get("/desk/api/script"), this::script);
    }

    private Answer labels(Exchange exchange) {
        guard.accept(exchange);
        return Answer.json(
                200,
                new LabelItems(RejectLabels.all().stream().map(CatalogueRoutes::body).toList()));
    }

    private Answer script(Exchange exchange) {
        guard.accept(exchange);
        return Answer.json(200, ScriptBody.builtIn());
    }

    private static LabelBody body(RejectLabel label) {
        return new LabelBody(
                label.label(), label.group(), label.defaultType().name(), label.text());
    }
}
