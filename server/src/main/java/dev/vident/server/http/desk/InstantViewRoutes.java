package dev.vident.server.http.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.composition.InstantView;
import dev.vident.server.composition.InstantViews;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.RangedAnswer;
import dev.vident.server.http.Routes;
import dev.vident.server.platform.Problem;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// What the desk plays until the composition of a call is there: one film of each participant.
/// Thread-safe.
final class InstantViewRoutes implements Routes {
    private final Consumer<Exchange> seeing;
    private final CompositionStore compositions;
    private final InstantViews views;

    /// @param seeing refuses who may not see people's data
    InstantViewRoutes(
            Consumer<Exchange> seeing, CompositionStore compositions, InstantViews views) {
        this.seeing = seeing;
        this.compositions = compositions;
        this.views = views;
    }

    record ViewBody(String participant, String url, double durationSeconds, boolean hasPicture) {}

    record ViewItems(@JsonInclude(JsonInclude.Include.ALWAYS) List<ViewBody> items) {}

    @Override
    public void mount(Router router) {
        Endpoints.on(router.get("/desk/api/calls/:callId/views"), this::list);
        Endpoints.on(router.get("/desk/api/calls/:callId/views/:participant"), this::film);
    }

    private Answer list(Exchange exchange) {
        String callId = callId(exchange);
        List<ViewBody> items = views.of(callId).stream().map(view -> body(callId, view)).toList();
        return privately(Answer.json(200, new ViewItems(items)));
    }

    private static ViewBody body(String callId, InstantView view) {
        return new ViewBody(
                view.participant(),
                "/desk/api/calls/" + callId + "/views/" + view.participant(),
                view.durationMillis() / 1e3,
                view.hasPicture());
    }

    private Answer film(Exchange exchange) {
        String callId = callId(exchange);
        InstantView view =
                views.of(callId).stream()
                        .filter(one ->
                                one.participant().equals(exchange.pathParameter("participant")))
                        .findFirst()
                        .orElseThrow(InstantViewRoutes::noView);
        return privately(
                RangedAnswer.of(
                        exchange,
                        view.contentType(),
                        callId + "-" + view.bytes(),
                        view.bytes(),
                        (offset, _) -> open(view.file(), offset)));
    }

    /// The call, if whoever asks may see it and it is recorded but not composed yet.
    private String callId(Exchange exchange) {
        seeing.accept(exchange);
        return compositions
                .find(exchange.pathParameter("callId"))
                .filter(found -> !(found.state() instanceof CompositionState.Ready))
                .orElseThrow(InstantViewRoutes::noView)
                .callId();
    }

    private static InputStream open(Path file, long offset) {
        try {
            return Channels.newInputStream(Files.newByteChannel(file).position(offset));
        } catch (NoSuchFileException e) {
            // The composition got ready meanwhile.
            throw noView();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a film", e);
        }
    }

    private static RuntimeException noView() {
        return new Problem.NotFound("View not found").exception();
    }

    private static Answer privately(Answer answer) {
        return answer.with("Cache-Control", "private, no-store");
    }
}
