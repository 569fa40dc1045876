package dev.vident.media.rtcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sources that end (RFC 3550 section 6.6); a reason text is not kept.
///
/// @param ssrcs at most 31
public record Goodbye(List<Integer> ssrcs) implements RtcpPacket {

    public Goodbye {
        ssrcs = List.copyOf(ssrcs);
    }

    @Override
    public int length() {
        return RtcpHeader.LENGTH + 4 * ssrcs.size();
    }

    @Override
    public int write(byte[] buffer, int offset) {
        int at = RtcpHeader.write(buffer, offset, ssrcs.size(), RtcpHeader.TYPE_GOODBYE, length());
        for (int ssrc : ssrcs) {
            RtcpHeader.putInt(buffer, at, ssrc);
            at += 4;
        }
        return at;
    }

    static @Nullable Goodbye parse(byte[] buffer, int offset, int length) {
        int count = RtcpHeader.count(buffer, offset);
        if (length < RtcpHeader.LENGTH + 4 * count) {
            return null;
        }
        List<Integer> ssrcs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ssrcs.add(RtcpHeader.getInt(buffer, offset + RtcpHeader.LENGTH + 4 * i));
        }
        return new Goodbye(ssrcs);
    }
}
