package dev.vident.client;

import org.jspecify.annotations.Nullable;

/// An applicant to be created (contract 4.1).
///
/// @param externalUserId the integrator's own id, at most 512 characters, unique; null lets the
///   server make one
/// @param lang ISO 639-1
public record NewApplicant(
        @Nullable String externalUserId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String lang,
        @Nullable PersonalInfo fixedInfo) {

    /// An applicant of whom only the integrator's id is given.
    public static NewApplicant withExternalUserId(String externalUserId) {
        return new NewApplicant(externalUserId, null, null, null, null);
    }

    /// Shows the integrator's id only.
    @Override
    public String toString() {
        return "NewApplicant[externalUserId=" + externalUserId + "]";
    }

    byte[] json() {
        return new JsonWriter()
                .put("externalUserId", externalUserId)
                .put("email", email)
                .put("phone", phone)
                .put("lang", lang)
                .put("fixedInfo", fixedInfo == null ? null : fixedInfo.write().orNull())
                .bytes();
    }
}
