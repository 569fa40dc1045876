package dev.vident.server.http.apply;

import dev.vident.server.access.Redirects;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.RejectType;
import dev.vident.server.applicant.ReviewAnswer;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.applicant.ReviewStatus;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.Routes;
import dev.vident.server.platform.Problem;
import io.vertx.ext.web.Router;

/// Tells the page of a link where it leads after the verdict (contract 4.6). Thread-safe.
public final class RedirectRoutes implements Routes {
    private final PageLogin login;
    private final Redirects redirects;
    private final String clientId;

    /// @param clientId name of the tenant, for whom tokens are signed
    public RedirectRoutes(
            SdkTokens tokens, Applicants applicants, Redirects redirects, String clientId) {
        this.login = new PageLogin(tokens, applicants);
        this.redirects = redirects;
        this.clientId = clientId;
    }

    record TargetBody(String url) {}

    @Override
    public void mount(Router router) {
        Endpoints.on(router.get("/websdk/api/redirect"), this::target);
    }

    /// Only a last word leads away: after a rejection that may be repaired the applicant stays.
    private Answer target(Exchange exchange) {
        Applicant applicant = login.applicant(exchange);
        ReviewResult result = applicant.review().result();
        if (applicant.review().status() != ReviewStatus.COMPLETED
                || result == null
                || result.rejectType() == RejectType.RETRY) {
            throw new Problem.NotFound("There is no final verdict yet").exception();
        }
        Redirects.Result decided =
                new Redirects.Result(
                        clientId,
                        applicant.id(),
                        applicant.externalUserId(),
                        applicant.levelName(),
                        result.answer() == ReviewAnswer.GREEN);
        String url =
                redirects
                        .target(decided, exchange::query)
                        .orElseThrow(
                                () -> new Problem.NotFound("The page leads nowhere").exception());
        return Answer.json(200, new TargetBody(url)).with("Cache-Control", "private, no-store");
    }
}
