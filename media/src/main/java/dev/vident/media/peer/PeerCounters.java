package dev.vident.media.peer;

/// Why datagrams of a session were not used so far.
///
/// @param malformed not what their first byte promises
/// @param unparked came before the keys and found no room to wait
/// @param refusedBySrtp replayed, forged or of one source too many
/// @param unsent could not be protected, or had nowhere to go
public record PeerCounters(long malformed, long unparked, long refusedBySrtp, long unsent) {}
