package dev.vident.server.http.apply;

import dev.vident.server.access.SdkToken;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.http.Exchange;
import dev.vident.server.platform.Problem;
import org.jspecify.annotations.Nullable;

/// Recognises the applicant whose page calls by the bearer token. Thread-safe.
final class PageLogin {
    private static final String BEARER = "Bearer ";

    private final SdkTokens tokens;
    private final Applicants applicants;

    PageLogin(SdkTokens tokens, Applicants applicants) {
        this.tokens = tokens;
        this.applicants = applicants;
    }

    /// @throws dev.vident.server.platform.ProblemException 401 when the token is missing, unknown
    ///   or expired
    Applicant applicant(Exchange exchange) {
        SdkToken token = recognise(exchange.header("Authorization"));
        return applicants.get(token.mode(), token.applicantId());
    }

    /// @throws dev.vident.server.platform.ProblemException as [#applicant]
    SdkToken recognise(@Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Problem.Unauthorized("The access token is missing").exception();
        }
        return tokens.recognise(authorization.substring(BEARER.length()).strip());
    }
}
