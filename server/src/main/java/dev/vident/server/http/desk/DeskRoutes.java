package dev.vident.server.http.desk;

import dev.vident.server.applicant.RejectType;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.document.Document;
import dev.vident.server.document.Documents;
import dev.vident.server.document.StoredFile;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.RangedAnswer;
import dev.vident.server.http.Routes;
import dev.vident.server.http.desk.IdentificationBodies.Items;
import dev.vident.server.identification.Decisions;
import dev.vident.server.identification.Identification;
import dev.vident.server.identification.Verdict;
import dev.vident.server.operator.Role;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.Problem;
import dev.vident.server.script.Still;
import dev.vident.server.script.Stills;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The HTTP calls of the desk. Thread-safe.
public final class DeskRoutes implements Routes {
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 200;
    private static final int COMMENT_LENGTH_MAX = 2000;

    /// Those who see people's data. An administrator as such does not.
    private static final Set<Role> SEEING =
            Set.of(Role.OPERATOR, Role.REVIEWER, Role.SUPERVISOR, Role.COMPLIANCE_OFFICER);

    private static final Set<Role> DECIDING = Set.of(Role.OPERATOR, Role.COMPLIANCE_OFFICER);

    private final DeskAccess access;
    private final LoginRoutes logins;
    private final CatalogueRoutes catalogues;
    private final InstantViewRoutes instantViews;
    private final IdentificationViews views;
    private final Decisions decisions;
    private final CompositionStore compositions;
    private final Stills stills;
    private final Documents documents;
    private final BlobStore blobs;
    private final ReportRoute report;
    private final Consumer<String> retryComposition;
    private final Predicate<String> cancelComposition;
    private final Consumer<String> applicantChanged;

    public DeskRoutes(DeskParts parts) {
        this.access = parts.access();
        this.logins = new LoginRoutes(parts.logins(), parts.access(), parts.secureCookie());
        this.catalogues = new CatalogueRoutes(exchange -> parts.access().require(exchange, SEEING));
        this.instantViews =
                new InstantViewRoutes(
                        exchange -> parts.access().require(exchange, SEEING),
                        parts.compositions(),
                        parts.instantViews());
        this.views = new IdentificationViews(parts);
        this.decisions = parts.decisions();
        this.compositions = parts.compositions();
        this.stills = parts.stills();
        this.documents = parts.documents();
        this.blobs = parts.blobs();
        this.report = new ReportRoute(parts);
        this.retryComposition = parts.retryComposition();
        this.cancelComposition = parts.cancelComposition();
        this.applicantChanged = parts.applicantChanged();
    }

    record OkBody(int ok) {}

    record VerdictRequest(
            @Nullable String answer,
            @Nullable List<String> rejectLabels,
            @Nullable String rejectType,
            @Nullable String moderationComment,
            @Nullable String clientComment) {}

    @Override
    public void mount(Router router) {
        logins.mount(router);
        instantViews.mount(router);
        catalogues.mount(router);
        Endpoints.on(router.get("/desk/api/identifications"), this::list);
        Endpoints.on(router.get("/desk/api/identifications/:id"), this::detail);
        Endpoints.on(router.get("/desk/api/identifications/:id/report"), this::report);
        Endpoints.on(router.post("/desk/api/identifications/:id/verdict"), this::decide);
        Endpoints.on(router.post("/desk/api/compositions/:callId/retry"), this::retry);
        Endpoints.on(router.post("/desk/api/compositions/:callId/cancel"), this::cancel);
        Endpoints.on(router.get("/desk/api/images/:imageId"), this::image);
        Endpoints.on(router.get("/desk/api/media/:mediaId"), this::media);
        Endpoints.on(router.get("/desk/api/media/:mediaId/poster"), this::poster);
    }

    private Answer list(Exchange exchange) {
        access.require(exchange, SEEING);
        return privately(Answer.json(200, new Items(views.newest(limit(exchange)))));
    }

    private Answer detail(Exchange exchange) {
        access.require(exchange, SEEING);
        return privately(Answer.json(200, views.detail(exchange.pathParameter("id"))));
    }

    private Answer report(Exchange exchange) {
        access.require(exchange, SEEING);
        return privately(report.answer(exchange));
    }

    private Answer decide(Exchange exchange) {
        access.require(exchange, DECIDING);
        Verdict verdict = verdict(exchange.json(VerdictRequest.class));
        Identification decided = decisions.decide(exchange.pathParameter("id"), verdict);
        applicantChanged.accept(decided.applicantId());
        return privately(Answer.json(200, views.detail(decided.id())));
    }

    private Answer retry(Exchange exchange) {
        access.require(exchange, SEEING);
        String callId = exchange.pathParameter("callId");
        Composition composition =
                compositions
                        .find(callId)
                        .orElseThrow(
                                () -> new Problem.NotFound("Composition not found").exception());
        if (!(composition.state() instanceof CompositionState.Failed)) {
            throw new Problem.Conflict("Only a failed composition can be rendered again")
                    .exception();
        }
        retryComposition.accept(callId);
        return Answer.json(200, new OkBody(1));
    }

    private Answer cancel(Exchange exchange) {
        access.require(exchange, SEEING);
        if (!cancelComposition.test(exchange.pathParameter("callId"))) {
            throw new Problem.Conflict("Nothing is being rendered for this call").exception();
        }
        return Answer.json(200, new OkBody(1));
    }

    private Answer image(Exchange exchange) {
        access.require(exchange, SEEING);
        long imageId = imageId(exchange.pathParameter("imageId"));
        StoredFile handedIn = documents.find(imageId).map(Document::file).orElse(null);
        if (handedIn != null) {
            return file(
                    exchange,
                    handedIn.contentType(),
                    handedIn.sha256(),
                    handedIn.sizeBytes(),
                    handedIn.blobKey());
        }
        Still still = stills.get(imageId);
        return file(
                exchange, still.contentType(), still.sha256(), still.sizeBytes(), still.blobKey());
    }

    private Answer file(
            Exchange exchange, String contentType, String sha256, long size, String blobKey) {
        return privately(
                RangedAnswer.of(
                        exchange,
                        contentType,
                        sha256,
                        size,
                        (offset, length) ->
                                blobs.open(blobKey, offset, length)
                                        .orElseThrow(() ->
                                                new Problem.NotFound("Image not found")
                                                        .exception())));
    }

    private Answer media(Exchange exchange) {
        access.require(exchange, SEEING);
        Composition composition =
                compositions
                        .findByMediaId(exchange.pathParameter("mediaId"))
                        .orElseThrow(DeskRoutes::noMedia);
        if (!(composition.state() instanceof CompositionState.Ready ready)) {
            throw noMedia();
        }
        return privately(
                RangedAnswer.of(
                        exchange,
                        "video/mp4",
                        ready.sha256(),
                        ready.sizeBytes(),
                        (offset, length) ->
                                blobs.open(ready.blobKey(), offset, length)
                                        .orElseThrow(DeskRoutes::noMedia)));
    }

    /// The picture to show before a composition is played.
    private Answer poster(Exchange exchange) {
        access.require(exchange, SEEING);
        String key =
                compositions
                        .findByMediaId(exchange.pathParameter("mediaId"))
                        .orElseThrow(DeskRoutes::noMedia)
                        .posterKey();
        long size = blobs.size(key).orElseThrow(DeskRoutes::noMedia);
        return privately(
                RangedAnswer.of(
                        exchange,
                        "image/jpeg",
                        exchange.pathParameter("mediaId"),
                        size,
                        (offset, length) ->
                                blobs.open(key, offset, length).orElseThrow(DeskRoutes::noMedia)));
    }

    private static Verdict verdict(VerdictRequest request) {
        return switch (request.answer()) {
            case "GREEN" -> new Verdict.Green();
            case "RED" ->
                    new Verdict.Red(
                            request.rejectLabels() == null ? List.of() : request.rejectLabels(),
                            rejectType(request.rejectType()),
                            comment("moderationComment", request.moderationComment()),
                            comment("clientComment", request.clientComment()));
            case null, default ->
                    throw new Problem.BadRequest("answer must be GREEN or RED").exception();
        };
    }

    private static RejectType rejectType(@Nullable String text) {
        return switch (text) {
            case "RETRY" -> RejectType.RETRY;
            case "FINAL" -> RejectType.FINAL;
            case null, default ->
                    throw new Problem.BadRequest("rejectType must be RETRY or FINAL").exception();
        };
    }

    private static @Nullable String comment(String member, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > COMMENT_LENGTH_MAX) {
            throw new Problem.BadRequest(
                            member + " must have at most " + COMMENT_LENGTH_MAX + " characters")
                    .exception();
        }
        return text;
    }

    private static int limit(Exchange exchange) {
        String text = exchange.query("limit");
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        try {
            return Math.clamp(Integer.parseInt(text), 1, LIMIT_MAX);
        } catch (NumberFormatException _) {
            throw new Problem.BadRequest("limit must be a number").exception();
        }
    }

    private static long imageId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new Problem.InvalidId(text).exception();
        }
    }

    private static RuntimeException noMedia() {
        return new Problem.NotFound("Media not found").exception();
    }

    /// People's data is not kept by caches.
    private static Answer privately(Answer answer) {
        return answer.with("Cache-Control", "private, no-store");
    }
}
