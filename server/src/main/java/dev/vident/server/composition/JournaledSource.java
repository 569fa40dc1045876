package dev.vident.server.composition;

import java.util.List;

/// The packets of one RTP source (SSRC) in one journal: sorted by sequence number, without
/// duplicates. What the packets carry stays in the file.
///
/// @param packets at least one, unless they were forgotten
/// @param timing enough of all packets, and the sender reports, as input of the timeline
record JournaledSource(List<Packet> packets, TrackTiming timing) {
    /// @param sequence never wrapping
    /// @param rtpTime never wrapping
    /// @param position of the RTP packet in the file
    /// @param length of the RTP packet in bytes
    record Packet(long sequence, long rtpTime, long arrivalMicros, long position, int length) {}
}
