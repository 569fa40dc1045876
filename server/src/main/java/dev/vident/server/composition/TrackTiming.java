package dev.vident.server.composition;

import java.util.List;

/// When the packets of one RTP source were sent, by its own clock, and when they arrived here.
///
/// @param clockRate of the RTP clock in Hz
/// @param packets at least one, in any order; of each second, the one that waited least is enough
/// @param reports the RTCP sender reports in any order
record TrackTiming(int clockRate, List<Packet> packets, List<Report> reports) {
    /// @param rtpTime timestamp, never wrapping
    /// @param arrivalMicros on the server's clock, microseconds since the Unix epoch
    record Packet(long rtpTime, long arrivalMicros) {}

    /// @param rtpTime never wrapping, same origin as the packets'
    /// @param senderMicros the same moment on the sender's wall clock, in microseconds; may be
    ///   wrong by hours
    record Report(long rtpTime, double senderMicros) {}
}
