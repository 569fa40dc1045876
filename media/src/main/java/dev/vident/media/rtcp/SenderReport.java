package dev.vident.media.rtcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sender report (RFC 3550 section 6.4.1): ties the sender's RTP clock to its wall clock.
///
/// @param ssrc the sender
/// @param ntpTime 64-bit NTP time, seconds since 1900 in the upper half
/// @param rtpTimestamp the same moment on the RTP clock
/// @param packetCount packets sent, modulo 2^32
/// @param octetCount payload bytes sent, modulo 2^32
/// @param reports what the sender receives itself
public record SenderReport(
        int ssrc,
        long ntpTime,
        int rtpTimestamp,
        int packetCount,
        int octetCount,
        List<ReportBlock> reports)
        implements RtcpPacket {

    private static final int FIXED_LENGTH = 28;

    public SenderReport {
        reports = List.copyOf(reports);
    }

    /// Middle 32 bits of the NTP time, as receivers echo it.
    public int compactNtpTime() {
        return (int) (ntpTime >>> 16);
    }

    @Override
    public int length() {
        return FIXED_LENGTH + reports.size() * RtcpHeader.REPORT_BLOCK_LENGTH;
    }

    @Override
    public int write(byte[] buffer, int offset) {
        RtcpHeader.write(buffer, offset, reports.size(), RtcpHeader.TYPE_SENDER_REPORT, length());
        RtcpHeader.putInt(buffer, offset + 4, ssrc);
        RtcpHeader.putLong(buffer, offset + 8, ntpTime);
        RtcpHeader.putInt(buffer, offset + 16, rtpTimestamp);
        RtcpHeader.putInt(buffer, offset + 20, packetCount);
        RtcpHeader.putInt(buffer, offset + 24, octetCount);
        return ReportBlock.writeAll(reports, buffer, offset + FIXED_LENGTH);
    }

    static @Nullable SenderReport parse(byte[] buffer, int offset, int length) {
        int count = RtcpHeader.count(buffer, offset);
        if (length < FIXED_LENGTH + count * RtcpHeader.REPORT_BLOCK_LENGTH) {
            return null;
        }
        return new SenderReport(
                RtcpHeader.getInt(buffer, offset + 4),
                RtcpHeader.getLong(buffer, offset + 8),
                RtcpHeader.getInt(buffer, offset + 16),
                RtcpHeader.getInt(buffer, offset + 20),
                RtcpHeader.getInt(buffer, offset + 24),
                ReportBlock.parseAll(buffer, offset + FIXED_LENGTH, count));
    }
}
