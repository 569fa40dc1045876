package dev.vident.server.identification;

import java.util.function.Predicate;

/// The pictures of an applicant, as far as a review is concerned with them.
@FunctionalInterface
public interface SubmittedPictures {
    /// Marks pictures as not counting any more, in the transaction of the calling thread.
    ///
    /// @param documentType says by `idDocType` which ones
    void deactivate(String applicantId, Predicate<String> documentType);
}
