package dev.vident.media.srtp;

/// Protects what one side sends, in place. Packets of one SSRC may come out of order, also around
/// the 16-bit wrap; no index is ever used twice, because under AES-GCM and AES-CM that would give
/// the key stream away. Used by one thread at a time.
public final class SrtpSender {
    /// The answer when a packet cannot be protected: malformed, index spent, or no room in the
    /// buffer.
    public static final int REFUSED = -1;

    /// Room a buffer must have behind a packet.
    public static final int OVERHEAD_BYTES_MAX = 20;

    private static final int RTCP_BYTES_MIN = 8;
    private static final int RTCP_INDEX_MAX = 0x7FFFFFFF;

    private final PacketCipher cipher;
    private final StreamTable<IndexWindow> streams = new StreamTable<>(IndexWindow::new);
    private int rtcpIndex;

    public SrtpSender(SrtpProfile profile, MasterKey master) {
        this.cipher = PacketCipher.create(profile, master);
    }

    /// Turns the RTP packet at `offset` into SRTP.
    ///
    /// @return the new length, or [#REFUSED] with the packet untouched
    public int protectRtp(byte[] buffer, int offset, int length) {
        int headerLength = RtpHeader.length(buffer, offset, length);
        if (headerLength == RtpHeader.MALFORMED
                || buffer.length - offset - length < cipher.rtpOverhead()) {
            return REFUSED;
        }
        int ssrc = RtpHeader.ssrc(buffer, offset);
        IndexWindow window = streams.find(ssrc);
        if (window == null) {
            if (streams.isFull()) {
                return REFUSED;
            }
            window = streams.create();
            streams.add(ssrc, window);
        }
        long index = window.estimate(RtpHeader.sequence(buffer, offset));
        if (!window.isFree(index)) {
            return REFUSED;
        }
        window.take(index);
        return cipher.sealRtp(buffer, offset, headerLength, length, ssrc, index);
    }

    /// Turns the compound RTCP packet at `offset` into SRTCP.
    ///
    /// @return the new length, or [#REFUSED] with the packet untouched
    public int protectRtcp(byte[] buffer, int offset, int length) {
        if (length < RTCP_BYTES_MIN
                || buffer.length - offset - length < cipher.rtcpOverhead()
                || rtcpIndex == RTCP_INDEX_MAX) {
            return REFUSED;
        }
        int index = rtcpIndex++;
        return cipher.sealRtcp(buffer, offset, length, Words.getInt(buffer, offset + 4), index);
    }
}
