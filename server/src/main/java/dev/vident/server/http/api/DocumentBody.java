package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.document.Document;
import dev.vident.server.document.DocumentDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document as the API shows it (contract 4.8, and `info.idDocs` of 4.2).
///
/// @param errors present when `X-Return-Doc-Warnings` asked for it, as `warnings`
record DocumentBody(
        String idDocType,
        @Nullable String idDocSubType,
        String country,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String number,
        @Nullable String issuedDate,
        @Nullable String validUntil,
        @Nullable String dob,
        @Nullable String placeOfBirth,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> warnings) {

    static DocumentBody of(Document document) {
        return of(document, null);
    }

    /// A document with what was found wrong with it.
    static DocumentBody of(Document document, @Nullable List<String> findings) {
        DocumentDetails details = document.details();
        return new DocumentBody(
                document.idDocType(),
                document.idDocSubType(),
                document.country(),
                details.firstName(),
                details.middleName(),
                details.lastName(),
                details.number(),
                details.issuedDate(),
                details.validUntil(),
                details.dob(),
                details.placeOfBirth(),
                findings,
                findings);
    }
}
