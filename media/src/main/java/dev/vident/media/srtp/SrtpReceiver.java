package dev.vident.media.srtp;

import org.jspecify.annotations.Nullable;

/// Checks and decrypts what one side receives, in place. State of an SSRC is kept only once a
/// packet of it proved authentic. Used by one thread at a time.
public final class SrtpReceiver {
    /// The answer when a packet is not to be used; [#statistics()] says why.
    public static final int REFUSED = -1;

    private static final int RTCP_BYTES_MIN = 8;

    private final PacketCipher cipher;
    private final StreamTable<IndexWindow> rtpStreams = new StreamTable<>(IndexWindow::new);
    private final StreamTable<IndexWindow> rtcpStreams = new StreamTable<>(IndexWindow::new);
    private long malformed;
    private long replayed;
    private long forged;

    public SrtpReceiver(SrtpProfile profile, MasterKey master) {
        this.cipher = PacketCipher.create(profile, master);
    }

    /// Turns the SRTP packet at `offset` into RTP.
    ///
    /// @return the new length, or [#REFUSED]
    public int unprotectRtp(byte[] buffer, int offset, int length) {
        int headerLength = RtpHeader.length(buffer, offset, length);
        if (headerLength == RtpHeader.MALFORMED || length < headerLength + cipher.rtpOverhead()) {
            malformed++;
            return REFUSED;
        }
        int ssrc = RtpHeader.ssrc(buffer, offset);
        IndexWindow known = rtpStreams.find(ssrc);
        IndexWindow window = known == null ? rtpStreams.create() : known;
        long index = window.estimate(RtpHeader.sequence(buffer, offset));
        if (!mayBeNew(rtpStreams, known, window, index)) {
            return REFUSED;
        }
        int opened = cipher.openRtp(buffer, offset, headerLength, length, ssrc, index);
        return accept(rtpStreams, known, window, ssrc, index, opened);
    }

    /// Turns the SRTCP packet at `offset` into compound RTCP.
    ///
    /// @return the new length, or [#REFUSED]
    public int unprotectRtcp(byte[] buffer, int offset, int length) {
        if (length < RTCP_BYTES_MIN + cipher.rtcpOverhead()) {
            malformed++;
            return REFUSED;
        }
        int ssrc = Words.getInt(buffer, offset + 4);
        int index = cipher.claimedRtcpIndex(buffer, offset, length);
        IndexWindow known = rtcpStreams.find(ssrc);
        IndexWindow window = known == null ? rtcpStreams.create() : known;
        if (!mayBeNew(rtcpStreams, known, window, index)) {
            return REFUSED;
        }
        int opened = cipher.openRtcp(buffer, offset, length, ssrc, index);
        return accept(rtcpStreams, known, window, ssrc, index, opened);
    }

    public SrtpStatistics statistics() {
        return new SrtpStatistics(malformed, replayed, forged);
    }

    private boolean mayBeNew(
            StreamTable<IndexWindow> streams,
            @Nullable IndexWindow known,
            IndexWindow window,
            long index) {
        if (known == null && streams.isFull()) {
            malformed++;
            return false;
        }
        if (!window.isFree(index)) {
            replayed++;
            return false;
        }
        return true;
    }

    private int accept(
            StreamTable<IndexWindow> streams,
            @Nullable IndexWindow known,
            IndexWindow window,
            int ssrc,
            long index,
            int opened) {
        if (opened == PacketCipher.FORGED) {
            forged++;
            return REFUSED;
        }
        window.take(index);
        if (known == null) {
            streams.add(ssrc, window);
        }
        return opened;
    }
}
