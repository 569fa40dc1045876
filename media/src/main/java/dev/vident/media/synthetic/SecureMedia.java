package dev.vident.media.synthetic;

import dev.vident.media.rtcp.CompoundPacket;
import dev.vident.media.rtcp.RtcpPacket;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.sdp.OfferedFormats;
import dev.vident.media.srtp.SrtpReceiver;
import dev.vident.media.srtp.SrtpSender;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Protects and unprotects the packets of a [MediaSession]. Keeps protected audio packets: sent
/// again they must be the same byte for byte, because a changed packet under a used index would
/// break AES-GCM. Not thread-safe.
final class SecureMedia implements MediaSession.Outlet {
    private static final int PACKET_BYTES_MAX = 2048;

    /// About five seconds.
    private static final int AUDIO_KEPT = 256;

    private final SrtpSender sender;
    private final SrtpReceiver receiver;
    private final Consumer<byte[]> network;
    private final byte[] work = new byte[PACKET_BYTES_MAX];
    private final byte[][] audio = new byte[AUDIO_KEPT][0];
    private final int[] audioNumbers = new int[AUDIO_KEPT];
    private final RtpView view = new RtpView();

    /// @param network takes finished datagrams
    SecureMedia(SrtpSender sender, SrtpReceiver receiver, Consumer<byte[]> network) {
        this.sender = sender;
        this.receiver = receiver;
        this.network = network;
        Arrays.fill(audioNumbers, -1);
    }

    @Override
    public void sendRtp(byte[] buffer, int length) {
        System.arraycopy(buffer, 0, work, 0, length);
        int number =
                view.wrap(work, 0, length) && view.payloadType() == OfferedFormats.OPUS
                        ? view.sequenceNumber()
                        : -1;
        int protectedLength = sender.protectRtp(work, 0, length);
        if (protectedLength == SrtpSender.REFUSED) {
            return;
        }
        byte[] datagram = Arrays.copyOf(work, protectedLength);
        if (number >= 0) {
            audio[number % AUDIO_KEPT] = datagram;
            audioNumbers[number % AUDIO_KEPT] = number;
        }
        network.accept(datagram);
    }

    @Override
    public void sendRtcp(List<? extends RtcpPacket> packets) {
        int length = CompoundPacket.write(packets, work, 0);
        int protectedLength = sender.protectRtcp(work, 0, length);
        if (protectedLength != SrtpSender.REFUSED) {
            network.accept(Arrays.copyOf(work, protectedLength));
        }
    }

    @Override
    public boolean repeatAudio(int sequenceNumber) {
        if (audioNumbers[sequenceNumber % AUDIO_KEPT] != sequenceNumber) {
            return false;
        }
        network.accept(audio[sequenceNumber % AUDIO_KEPT].clone());
        return true;
    }

    /// Decrypts a datagram and hands it to the session; drops what is not authentic.
    void receive(MediaSession session, byte[] buffer, int offset, int length, long nowMicros) {
        if (isRtcp(buffer, offset, length)) {
            int opened = receiver.unprotectRtcp(buffer, offset, length);
            if (opened != SrtpReceiver.REFUSED) {
                session.handleRtcp(buffer, offset, opened, nowMicros);
            }
            return;
        }
        int opened = receiver.unprotectRtp(buffer, offset, length);
        if (opened != SrtpReceiver.REFUSED) {
            session.handleRtp(buffer, offset, opened, nowMicros);
        }
    }

    /// RFC 5761 section 4: RTCP types 192–223 are no payload types.
    private static boolean isRtcp(byte[] buffer, int offset, int length) {
        int type = length < 2 ? 0 : buffer[offset + 1] & 0xFF;
        return type >= 192 && type <= 223;
    }
}
