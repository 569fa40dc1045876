package dev.vident.server.identification;

import java.util.List;

/// What is on disk for an identification.
@FunctionalInterface
public interface Evidence {
    /// What is missing before the identification may be approved, one sentence each; empty when all
    /// is there.
    List<String> missing(String identificationId);
}
