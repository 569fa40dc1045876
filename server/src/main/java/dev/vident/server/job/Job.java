package dev.vident.server.job;

/// Work that a worker has claimed.
///
/// @param kind what has to be done, for instance `compose`
/// @param payload on what, usually an id
/// @param attempt from 1
/// @param deaths how many of the attempts before this one ended without a word: their workers were
///   killed, or the machine was
/// @param takenOver whether this claim followed such a death
/// @param claim proves that this claim is the current one
public record Job(
        String id,
        String kind,
        String payload,
        int attempt,
        int deaths,
        boolean takenOver,
        String claim) {
    /// How many of the attempts before this one failed and said so.
    public int failures() {
        return attempt - 1 - deaths;
    }
}
