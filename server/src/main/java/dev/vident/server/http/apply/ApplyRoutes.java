package dev.vident.server.http.apply;

import dev.vident.server.access.Permalink;
import dev.vident.server.access.Permalinks;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.Consents;
import dev.vident.server.applicant.Review;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.call.Calls;
import dev.vident.server.call.ExpectedStill;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.Routes;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.ProblemException;
import dev.vident.server.platform.Redacted;
import dev.vident.server.script.Still;
import dev.vident.server.script.StillOrigin;
import dev.vident.server.script.Stills;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The HTTP calls of the applicant's page. Thread-safe.
public final class ApplyRoutes implements Routes {
    /// A page opened by a link has no host it could ask for a new token, so its token lasts for the
    /// whole visit.
    private static final Duration PERMALINK_VISIT = Duration.ofHours(4);

    private static final Set<String> STILL_TYPES = Set.of("image/jpeg", "image/png");

    private final Permalinks permalinks;
    private final SdkTokens tokens;
    private final PageLogin login;
    private final Consents consents;
    private final Calls calls;
    private final Stills stills;

    public ApplyRoutes(
            Permalinks permalinks,
            SdkTokens tokens,
            Applicants applicants,
            Consents consents,
            Calls calls,
            Stills stills) {
        this.permalinks = permalinks;
        this.tokens = tokens;
        this.login = new PageLogin(tokens, applicants);
        this.consents = consents;
        this.calls = calls;
        this.stills = stills;
    }

    record TokenBody(String token) {}

    record SessionBody(
            String applicantId,
            String externalUserId,
            String levelName,
            @Nullable String lang,
            @Nullable String country,
            String reviewStatus,
            @Nullable String reviewAnswer,
            @Nullable String reviewRejectType,
            @Nullable String moderationComment,
            ConsentBody consent,
            String videoCodec) {}

    record ConsentBody(boolean given, List<String> text) {}

    record ConsentRequest(@Nullable Boolean accepted) {}

    record OkBody(int ok, @Nullable Long imageId) {}

    @Override
    public void mount(Router router) {
        Endpoints.on(router.post("/websdk/api/permalink/:code"), this::openPermalink);
        Endpoints.on(router.get("/websdk/api/session"), this::session);
        Endpoints.on(router.post("/websdk/api/consent"), this::consent);
        router.post("/websdk/api/stills/:stillId").handler(this::requireTokenBeforeBody);
        Endpoints.on(router.post("/websdk/api/stills/:stillId"), Stills.SIZE_MAX, this::storeStill);
    }

    /// Large bodies are read from people we know only.
    private void requireTokenBeforeBody(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Context eventLoop = routing.vertx().getOrCreateContext();
        String authorization = request.getHeader("Authorization");
        request.pause();
        Thread.startVirtualThread(() -> {
            @Nullable RuntimeException refusal = refusalOf(authorization);
            eventLoop.runOnContext(_ -> {
                if (refusal == null) {
                    routing.next();
                } else {
                    routing.fail(refusal);
                }
                request.resume();
            });
        });
    }

    private @Nullable RuntimeException refusalOf(@Nullable String authorization) {
        try {
            login.recognise(authorization);
            return null;
        } catch (RuntimeException refusal) {
            return refusal;
        }
    }

    private Answer openPermalink(Exchange exchange) {
        Permalink link = permalinks.open(exchange.pathParameter("code"));
        Redacted<String> token =
                tokens.issue(link.mode(), link.applicantId(), link.levelName(), PERMALINK_VISIT);
        return Answer.json(200, new TokenBody(token.value()));
    }

    private Answer session(Exchange exchange) {
        Applicant applicant = login.applicant(exchange);
        Review review = applicant.review();
        ReviewResult result = review.result();
        return Answer.json(
                200,
                new SessionBody(
                        applicant.id(),
                        applicant.externalUserId(),
                        applicant.levelName(),
                        applicant.lang(),
                        applicant.country(),
                        review.status().wireName(),
                        result == null ? null : result.answer().name(),
                        result == null || result.rejectType() == null
                                ? null
                                : result.rejectType().name(),
                        result == null ? null : result.moderationComment(),
                        new ConsentBody(applicant.consentAt() != null, consents.text(applicant)),
                        calls.videoCodec(applicant.id())));
    }

    private Answer consent(Exchange exchange) {
        Applicant applicant = login.applicant(exchange);
        if (!Boolean.TRUE.equals(exchange.json(ConsentRequest.class).accepted())) {
            throw new Problem.BadRequest("accepted must be true").exception();
        }
        consents.give(applicant);
        return Answer.json(200, new OkBody(1, null));
    }

    /// Takes a picture only where the operator of this applicant's running call has asked for it.
    private Answer storeStill(Exchange exchange) {
        Applicant applicant = login.applicant(exchange);
        String type = exchange.header("Content-Type");
        if (type == null || !STILL_TYPES.contains(type.strip())) {
            throw new Problem.UnsupportedMediaType("A still is image/jpeg or image/png")
                    .exception();
        }
        ExpectedStill expected =
                calls.arriving(applicant.id(), exchange.pathParameter("stillId"))
                        .orElseThrow(() ->
                                new Problem.NotFound("No operator has asked for this still")
                                        .exception());
        Still still = keep(applicant, expected, exchange.body());
        expected.stored(still.imageId());
        return Answer.json(200, new OkBody(1, still.imageId()));
    }

    private Still keep(Applicant applicant, ExpectedStill expected, byte[] file) {
        StillOrigin origin =
                new StillOrigin(
                        applicant.id(),
                        applicant.inspectionId(),
                        expected.callId(),
                        applicant.review().attemptId());
        try {
            return stills.keep(origin, expected.kind(), file);
        } catch (ProblemException refusal) {
            expected.failed(refusal.problem().description());
            throw refusal;
        } catch (RuntimeException failure) {
            expected.failed("The picture could not be stored.");
            throw failure;
        }
    }
}
