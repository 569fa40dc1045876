package dev.vident.media.room;

import dev.vident.media.forward.Arrival;
import dev.vident.media.forward.SendTrack;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.peer.PacketPool;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.VideoEncoding;
import org.jspecify.annotations.Nullable;

/// The way of one decrypted RTP packet through a room, from its sender to the journal and to the
/// other side.
final class PacketPath {
    private final RtpView packet = new RtpView();
    private final RtpView probe = new RtpView();
    private final byte[] scratch = new byte[PacketPool.BUFFER_BYTES];
    private final MediaStartListener listener;
    private long dropped;

    /// Hears of the first packet of a track.
    @FunctionalInterface
    interface MediaStartListener {
        void mediaStarted(Leg from, MediaKind kind);
    }

    PacketPath(MediaStartListener listener) {
        this.listener = listener;
    }

    /// The whole path, in order; the packet is changed in place.
    void take(Leg from, @Nullable Leg to, byte[] buffer, int offset, int length, long nowMicros) {
        if (!packet.wrap(buffer, offset, length)) {
            dropped++;
            return;
        }
        Uplink uplink = from.uplinkOf(packet);
        if (uplink == null) {
            dropped++;
            return;
        }
        from.congestion().onPacket(packet, isLive(to), nowMicros);
        Arrival arrival = uplink.track().receive(packet, nowMicros); // undoes RTX, tells duplicates
        switch (arrival) {
            case MEDIA, RECOVERED -> {
                noteKeyFrame(from, uplink);
                journal(from, uplink, arrival == Arrival.RECOVERED, nowMicros);
                forward(uplink.kind(), from, to, nowMicros); // rewrites, caches, encrypts
            }
            case PROBE -> forwardProbe(uplink.kind(), to, nowMicros);
            case DUPLICATE, FOREIGN -> dropped++;
        }
    }

    /// Packets that went nowhere.
    long dropped() {
        return dropped;
    }

    private void noteKeyFrame(Leg from, Uplink uplink) {
        VideoEncoding video = uplink.format().video();
        if (video != null && video.startsKeyFrame(packet)) {
            from.keyFrames().satisfied();
        }
    }

    private void journal(Leg from, Uplink uplink, boolean recovered, long nowMicros) {
        if (uplink.journalRtp(packet, recovered, nowMicros)) {
            listener.mediaStarted(from, uplink.kind());
        }
    }

    private void forward(MediaKind kind, Leg from, @Nullable Leg to, long nowMicros) {
        if (to == null || !to.peer().isConnected()) {
            return;
        }
        if (kind == MediaKind.VIDEO && isHeldBack(from, to, nowMicros)) {
            return;
        }
        to.downlink().breaker().onSent(nowMicros);
        SendTrack track = to.downlink().track(kind);
        if (track.rewrite(packet, nowMicros)) {
            to.downlink().numbering().rewrite(packet);
            to.downlink().resends().onMedia(packet.length());
            to.peer().sendRtp(packet.buffer(), packet.offset(), packet.length(), nowMicros);
        } else {
            // Sound has no packets beside its media; any stream may carry the number.
            SendTrack carrier = to.downlink().track(MediaKind.VIDEO);
            sendBesideMedia(to, carrier.standIn(packet, scratch, 0), nowMicros);
        }
    }

    private static boolean isHeldBack(Leg from, Leg to, long nowMicros) {
        CircuitBreaker breaker = to.downlink().breaker();
        if (breaker.takeRetry(nowMicros)) {
            ControlPath.goOnWithPictures(to, from, nowMicros);
        }
        return breaker.holds(to.downlink().roundTrip(), nowMicros);
    }

    /// A probe carries no media but a transport-wide number, and would count as lost if it did not
    /// arrive.
    private void forwardProbe(MediaKind kind, @Nullable Leg to, long nowMicros) {
        if (to == null || !to.peer().isConnected() || to.downlink().breaker().isOpen()) {
            return;
        }
        int length = to.downlink().track(kind).forwardProbe(packet, scratch, 0);
        sendBesideMedia(to, length, nowMicros);
    }

    /// @param length of the packet in `scratch`, 0 for none
    private void sendBesideMedia(Leg to, int length, long nowMicros) {
        if (length > 0 && probe.wrap(scratch, 0, length)) {
            to.downlink().numbering().rewrite(probe);
            to.peer().sendRtp(scratch, 0, length, nowMicros);
        }
    }

    private static boolean isLive(@Nullable Leg leg) {
        return leg != null && leg.peer().isLive();
    }
}
