package dev.vident.server.http.api;

import dev.vident.server.applicant.Agreement;
import dev.vident.server.platform.WireDates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an applicant agreed to, on our page and elsewhere (contract 4.2); the head tells of the
/// newest.
record AgreementBody(
        String createdAt,
        String acceptedAt,
        String source,
        List<String> recordIds,
        List<Item> items) {

    /// One consent.
    record Item(
            @Nullable String id,
            String createdAt,
            String acceptedAt,
            String source,
            @Nullable String residenceCountry,
            List<String> recordIds) {}

    /// @param consentAt when the applicant agreed on our page to be recorded
    /// @param agreements recorded by the integrator
    static @Nullable AgreementBody of(@Nullable Instant consentAt, List<Agreement> agreements) {
        List<Item> items = new ArrayList<>();
        if (consentAt != null) {
            String at = WireDates.plain(consentAt);
            items.add(new Item(null, at, at, "WebSDK", null, List.of()));
        }
        for (Agreement agreement : agreements) {
            items.add(
                    new Item(
                            agreement.id(),
                            WireDates.plain(agreement.recordedAt()),
                            WireDates.plain(agreement.acceptedAt()),
                            "API",
                            agreement.residenceCountry(),
                            agreement.texts().stream().map(Agreement.Text::id).toList()));
        }
        if (items.isEmpty()) {
            return null;
        }
        Item newest = items.getLast();
        return new AgreementBody(
                newest.createdAt(),
                newest.acceptedAt(),
                newest.source(),
                newest.recordIds(),
                items);
    }
}
