package dev.vident.server.applicant;

import java.util.List;

/// One step of a level that asks for documents; any one of the types satisfies it.
///
/// @param idDocSetType for instance `IDENTITY`
/// @param types for instance `PASSPORT`
public record DocumentSet(String idDocSetType, List<String> types) {
    public DocumentSet {
        types = List.copyOf(types);
    }
}
