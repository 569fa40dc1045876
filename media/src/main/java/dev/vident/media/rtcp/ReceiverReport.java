package dev.vident.media.rtcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A receiver report (RFC 3550 section 6.4.2).
///
/// @param ssrc the reporter
/// @param reports one block per source, at most 31
public record ReceiverReport(int ssrc, List<ReportBlock> reports) implements RtcpPacket {

    private static final int FIXED_LENGTH = 8;

    public ReceiverReport {
        reports = List.copyOf(reports);
    }

    @Override
    public int length() {
        return FIXED_LENGTH + reports.size() * RtcpHeader.REPORT_BLOCK_LENGTH;
    }

    @Override
    public int write(byte[] buffer, int offset) {
        RtcpHeader.write(buffer, offset, reports.size(), RtcpHeader.TYPE_RECEIVER_REPORT, length());
        RtcpHeader.putInt(buffer, offset + 4, ssrc);
        return ReportBlock.writeAll(reports, buffer, offset + FIXED_LENGTH);
    }

    static @Nullable ReceiverReport parse(byte[] buffer, int offset, int length) {
        int count = RtcpHeader.count(buffer, offset);
        if (length < FIXED_LENGTH + count * RtcpHeader.REPORT_BLOCK_LENGTH) {
            return null;
        }
        return new ReceiverReport(
                RtcpHeader.getInt(buffer, offset + 4),
                ReportBlock.parseAll(buffer, offset + FIXED_LENGTH, count));
    }
}
