package dev.vident.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a document is and what stands in it (contract 4.8).
///
/// @param idDocType for instance `PASSPORT`
/// @param idDocSubType `FRONT_SIDE` or `BACK_SIDE` of a document with two sides
/// @param country ISO 3166-1 alpha-3
public record DocumentMetadata(
        String idDocType,
        @Nullable String idDocSubType,
        String country,
        @Nullable String number,
        @Nullable LocalDate validUntil) {

    /// A document of which only kind and country are told.
    public static DocumentMetadata of(String idDocType, String country) {
        return new DocumentMetadata(idDocType, null, country, null, null);
    }

    /// Shows no number, so that no log ever does.
    @Override
    public String toString() {
        return "DocumentMetadata[" + idDocType + ", " + country + "]";
    }

    byte[] json() {
        return new JsonWriter()
                .put("idDocType", idDocType)
                .put("idDocSubType", idDocSubType)
                .put("country", country)
                .put("number", number)
                .put("validUntil", validUntil)
                .bytes();
    }
}
