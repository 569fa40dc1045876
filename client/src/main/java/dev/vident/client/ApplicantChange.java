package dev.vident.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to change of an applicant's top level (contract 4.10); null leaves a member as it is, an
/// empty text takes it away.
///
/// @param lang ISO 639-1
/// @param metadata replaces all pairs
public record ApplicantChange(
        @Nullable String externalUserId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String sourceKey,
        @Nullable String lang,
        @Nullable Map<String, String> metadata) {

    /// A change of nothing, to start from.
    public static final ApplicantChange NOTHING =
            new ApplicantChange(null, null, null, null, null, null);

    /// With another e-mail address.
    public ApplicantChange withEmail(String next) {
        return new ApplicantChange(externalUserId, next, phone, sourceKey, lang, metadata);
    }

    /// With another telephone number.
    public ApplicantChange withPhone(String next) {
        return new ApplicantChange(externalUserId, email, next, sourceKey, lang, metadata);
    }

    /// With another external id.
    public ApplicantChange withExternalUserId(String next) {
        return new ApplicantChange(next, email, phone, sourceKey, lang, metadata);
    }

    /// Shows nothing, so that no log ever does.
    @Override
    public String toString() {
        return "ApplicantChange[redacted]";
    }

    byte[] json(String applicantId) {
        return new JsonWriter()
                .put("id", applicantId)
                .put("externalUserId", externalUserId)
                .put("email", email)
                .put("phone", phone)
                .put("sourceKey", sourceKey)
                .put("lang", lang)
                .put(
                        "metadata",
                        metadata == null
                                ? null
                                : metadata.entrySet().stream()
                                        .map(pair ->
                                                new JsonWriter()
                                                        .put("key", pair.getKey())
                                                        .put("value", pair.getValue()))
                                        .toList())
                .bytes();
    }
}
