package dev.vident.server.recording;

import java.time.Instant;

/// Packets in a row that are not in a journal.
///
/// @param from arrival of the last packet before them that was not sent again
/// @param to arrival of the first packet after them
/// @param packets how many
/// @param cause why they are not there
public record JournalGap(Instant from, Instant to, long packets, Cause cause) {
    /// Who lost the packets.
    public enum Cause {
        /// They never came, however often they were asked for.
        NETWORK,
        /// They came, and the disk was full or too slow.
        DISK
    }
}
