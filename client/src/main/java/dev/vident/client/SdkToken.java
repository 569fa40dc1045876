package dev.vident.client;

/// A token with which the applicant's page logs in.
///
/// @param token secret
/// @param userId the integrator's own id, as in the request
public record SdkToken(String token, String userId) {

    /// Shows no secret.
    @Override
    public String toString() {
        return "SdkToken[userId=" + userId + "]";
    }
}
