package dev.vident.server.document;

import org.jspecify.annotations.Nullable;

/// What an integrator says about a document it hands in (contract section 4.8).
///
/// @param idDocType for instance `PASSPORT`
/// @param country ISO 3166-1 alpha-3
public record NewDocument(
        String idDocType, @Nullable String idDocSubType, String country, DocumentDetails details) {}
