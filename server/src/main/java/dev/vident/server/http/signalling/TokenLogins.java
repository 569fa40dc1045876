package dev.vident.server.http.signalling;

import dev.vident.server.access.SdkTokens;
import dev.vident.server.platform.ProblemException;
import java.util.Optional;
import java.util.function.Function;

/// Finds the applicant of an SDK access token. Thread-safe.
public final class TokenLogins implements Function<String, Optional<String>> {
    private final SdkTokens tokens;

    public TokenLogins(SdkTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<String> apply(String token) {
        try {
            return Optional.of(tokens.recognise(token).applicantId());
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }
}
