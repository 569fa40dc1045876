package dev.vident.server.job;

/// Work that a worker has claimed.
///
/// @param kind what has to be done, for instance `compose`
/// @param payload on what, usually an id
/// @param attempt from 1
/// @param claim proves that this claim is the current one
public record Job(String id, String kind, String payload, int attempt, String claim) {}
