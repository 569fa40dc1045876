package dev.vident.server.http.api;

import dev.vident.server.access.Permalinks;
import dev.vident.server.access.Redirect;
import dev.vident.server.access.Redirects;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.http.Answer;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Redacted;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Access for an applicant: tokens for the WebSDK and links to the page (contract 4.4, 4.6). Either
/// creates the applicant when the integrator's id is unknown.
final class SdkAccessResource {

    private static final Duration LINK_LIFETIME = Duration.ofMinutes(30);

    /// A link serves one verification, but a page is reloaded and a phone takes over from a
    /// desktop.
    private static final int LINK_USES = 20;

    private final Applicants applicants;
    private final SdkTokens tokens;
    private final Permalinks permalinks;
    private final Redirects redirects;
    private final Supplier<String> baseUrl;

    SdkAccessResource(ApiParts parts) {
        this.applicants = parts.applicants();
        this.tokens = parts.sdkTokens();
        this.permalinks = parts.permalinks();
        this.redirects = parts.redirects();
        this.baseUrl = parts.baseUrl();
    }

    record Token(String token, String userId) {}

    record Link(String url) {}

    /// `POST /resources/accessTokens/sdk`
    Answer token(ApiCall call) {
        return token(call, call.exchange().json(SdkAccessBody.class));
    }

    /// `POST /resources/accessTokens?userId=&levelName=&ttlInSecs=`
    Answer tokenByQuery(ApiCall call) {
        return token(
                call,
                new SdkAccessBody(
                        call.parameter("userId"),
                        call.parameter("levelName"),
                        call.number("ttlInSecs"),
                        null,
                        null));
    }

    /// `POST /resources/sdkIntegrations/levels/-/websdkLink` with everything in the body, and the
    /// older form with the level in the path and the rest in the query.
    Answer link(ApiCall call) {
        String inPath = call.segment(0);
        SdkAccessBody wanted =
                inPath.equals("-")
                        ? call.exchange().json(SdkAccessBody.class)
                        : new SdkAccessBody(
                                call.parameter("externalUserId"),
                                inPath,
                                call.number("ttlInSecs"),
                                null,
                                null);
        Duration lifetime = lifetime(wanted, LINK_LIFETIME);
        @Nullable Redirect redirect = wanted.toRedirect();
        Applicant applicant = applicant(call, wanted);
        redirects.set(applicant.id(), redirect);
        Redacted<String> code =
                permalinks.issue(
                        call.mode(),
                        applicant.id(),
                        ApiCall.required(wanted.levelName(), "levelName"),
                        lifetime,
                        LINK_USES);
        return Answer.json(200, new Link(baseUrl.get() + "/websdk/p/" + code.value()));
    }

    private Answer token(ApiCall call, SdkAccessBody wanted) {
        Duration lifetime = lifetime(wanted, SdkTokens.LIFETIME);
        Applicant applicant = applicant(call, wanted);
        Redacted<String> token =
                tokens.issue(
                        call.mode(),
                        applicant.id(),
                        ApiCall.required(wanted.levelName(), "levelName"),
                        lifetime);
        return Answer.json(200, new Token(token.value(), applicant.externalUserId()));
    }

    private Applicant applicant(ApiCall call, SdkAccessBody wanted) {
        String userId = ApiCall.required(wanted.userId(), "userId");
        String levelName = ApiCall.required(wanted.levelName(), "levelName");
        applicants.level(call.mode(), levelName);
        Applicant applicant =
                applicants.findOrCreate(
                        call.mode(),
                        levelName,
                        wanted.applicant(userId, call.parameter("lang"))
                                .withSourceKey(call.caller().sourceKeyOfNew(null)));
        SourceKeyGuard.require(call, applicant);
        return applicant;
    }

    private static Duration lifetime(SdkAccessBody wanted, Duration otherwise) {
        @Nullable Long seconds = wanted.ttlInSecs();
        if (seconds == null) {
            return otherwise;
        }
        if (seconds < 1 || seconds > SdkTokens.LIFETIME_MAX.toSeconds()) {
            throw new Problem.BadRequest(
                            "ttlInSecs must be between 1 and " + SdkTokens.LIFETIME_MAX.toSeconds())
                    .exception();
        }
        return Duration.ofSeconds(seconds);
    }
}
