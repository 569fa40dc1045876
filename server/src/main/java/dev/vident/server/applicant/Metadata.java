package dev.vident.server.applicant;

/// One pair the integrator attached to an applicant; the value may be personal and prints as
/// redacted.
public record Metadata(String key, String value) {
    @Override
    public String toString() {
        return "Metadata[key=" + key + ", value=[redacted]]";
    }
}
