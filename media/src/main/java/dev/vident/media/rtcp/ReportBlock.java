package dev.vident.media.rtcp;

import java.util.ArrayList;
import java.util.List;

/// What a receiver reports on one source (RFC 3550 section 6.4.1).
///
/// @param ssrc the source reported on
/// @param fractionLost lost since the last report, in 1/256
/// @param cumulativeLost packets lost since the start, signed 24 bits
/// @param extendedHighestSequence cycles and highest sequence number received
/// @param jitter interarrival jitter in RTP clock units
/// @param lastSenderReport middle 32 bits of the NTP time of the last sender report, 0 for none
/// @param delaySinceLastSenderReport in 1/65536 s, 0 for none
public record ReportBlock(
        int ssrc,
        int fractionLost,
        int cumulativeLost,
        int extendedHighestSequence,
        int jitter,
        int lastSenderReport,
        int delaySinceLastSenderReport) {

    static List<ReportBlock> parseAll(byte[] buffer, int offset, int count) {
        List<ReportBlock> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            blocks.add(parse(buffer, offset + i * RtcpHeader.REPORT_BLOCK_LENGTH));
        }
        return List.copyOf(blocks);
    }

    static int writeAll(List<ReportBlock> blocks, byte[] buffer, int offset) {
        int at = offset;
        for (ReportBlock block : blocks) {
            block.write(buffer, at);
            at += RtcpHeader.REPORT_BLOCK_LENGTH;
        }
        return at;
    }

    private static ReportBlock parse(byte[] buffer, int at) {
        int loss = RtcpHeader.getInt(buffer, at + 4);
        return new ReportBlock(
                RtcpHeader.getInt(buffer, at),
                loss >>> 24,
                loss << 8 >> 8,
                RtcpHeader.getInt(buffer, at + 8),
                RtcpHeader.getInt(buffer, at + 12),
                RtcpHeader.getInt(buffer, at + 16),
                RtcpHeader.getInt(buffer, at + 20));
    }

    private void write(byte[] buffer, int at) {
        RtcpHeader.putInt(buffer, at, ssrc);
        RtcpHeader.putInt(buffer, at + 4, fractionLost << 24 | (cumulativeLost & 0xFFFFFF));
        RtcpHeader.putInt(buffer, at + 8, extendedHighestSequence);
        RtcpHeader.putInt(buffer, at + 12, jitter);
        RtcpHeader.putInt(buffer, at + 16, lastSenderReport);
        RtcpHeader.putInt(buffer, at + 20, delaySinceLastSenderReport);
    }
}
