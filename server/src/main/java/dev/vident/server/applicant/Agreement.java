package dev.vident.server.applicant;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A consent that the applicant gave to the integrator and the integrator recorded here (contract
/// section 4, row 32). It does not stand for the consent to the recording of calls, which the
/// applicant gives on our page.
///
/// @param residenceCountry ISO 3166-1 alpha-3
/// @param texts what was agreed to, in order
public record Agreement(
        String id,
        Instant recordedAt,
        Instant acceptedAt,
        @Nullable String residenceCountry,
        List<Text> texts) {
    /// One text that was agreed to.
    public record Text(String id, String content) {}

    public Agreement {
        texts = List.copyOf(texts);
    }
}
