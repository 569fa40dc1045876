package dev.vident.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The server refused a call; carries the error body of contract 3.4.
public final class VidentApiException extends RuntimeException {

    private static final Pattern EXISTING =
            Pattern.compile("already exists:\\s*(?<id>[0-9a-f]{24})\\s*$");

    private final String description;
    private final int code;
    private final String correlationId;
    private final @Nullable Integer errorCode;
    private final @Nullable String errorName;

    VidentApiException(
            String description,
            int code,
            String correlationId,
            @Nullable Integer errorCode,
            @Nullable String errorName) {
        super(code + " " + description + " [" + correlationId + "]");
        this.description = description;
        this.code = code;
        this.correlationId = correlationId;
        this.errorCode = errorCode;
        this.errorName = errorName;
    }

    /// Reads an error body; an answer that is none (a proxy's, say) becomes the description.
    static VidentApiException of(int status, String body) {
        try {
            JsonObject json = JsonReader.object(body);
            String description = json.text("description");
            String correlationId = json.text("correlationId");
            return new VidentApiException(
                    description == null ? "HTTP " + status : description,
                    status,
                    correlationId == null ? "" : correlationId,
                    json.integer("errorCode"),
                    json.text("errorName"));
        } catch (IllegalArgumentException _) {
            return new VidentApiException("HTTP " + status, status, "", null, null);
        }
    }

    /// What went wrong, in words.
    public String description() {
        return description;
    }

    /// The HTTP status.
    public int code() {
        return code;
    }

    /// The id under which the server's log knows the request; empty when the answer came from
    /// elsewhere.
    public String correlationId() {
        return correlationId;
    }

    /// The documented number of the error, if it has one.
    public Optional<Integer> errorCode() {
        return Optional.ofNullable(errorCode);
    }

    /// The documented name of the error, if it has one.
    public Optional<String> errorName() {
        return Optional.ofNullable(errorName);
    }

    /// After a 409 of [VidentClient#createApplicant]: the id of the applicant that exists already.
    public Optional<String> existingApplicantId() {
        Matcher matcher = EXISTING.matcher(description);
        return code == 409 && matcher.find() ? Optional.of(matcher.group("id")) : Optional.empty();
    }
}
