package dev.vident.server.composition;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/// One connection of one participant who plays a clip. The clip is half a second ahead of the
/// call's time, so that its markers come at 0.48 s, 1.48 s and so on and a decoder that has just
/// been started is past its first packets.
final class RecordedConnection {
    /// How far the clip is ahead.
    static final int AHEAD_MILLIS = 520 + (int) Clip.LEAD_IN.toMillis();

    final String participant;
    final Clip clip;
    final long startMillis;
    final long durationMillis;
    int epoch;
    VideoEncoding encoding = VideoEncoding.VP8;
    Set<MediaKind> kinds = Set.of(MediaKind.AUDIO, MediaKind.VIDEO);
    double clockPpm;
    long ntpErrorMicros;
    boolean reports = true;
    LongPredicate lost = _ -> false;
    long gapFromMillis;
    long gapEndMillis;
    long heldFromMillis;
    long heldEndMillis;
    LongFunction<byte[]> pictures;
    LongFunction<byte[]> sounds;

    /// @param startMillis call time of the first frame, whole seconds
    RecordedConnection(String participant, ClipName clip, long startMillis, long durationMillis) {
        this.participant = participant;
        this.clip = Clip.load(clip);
        this.startMillis = startMillis;
        this.durationMillis = durationMillis;
        this.pictures = index -> this.clip.frame(encoding, index);
        this.sounds = this.clip::packet;
    }

    RecordedConnection epoch(int value) {
        epoch = value;
        return this;
    }

    RecordedConnection in(VideoEncoding codec) {
        encoding = codec;
        return this;
    }

    RecordedConnection only(MediaKind kind) {
        kinds = Set.of(kind);
        return this;
    }

    /// @param ppm how much the sender's clocks run fast
    /// @param ntpError how wrong the sender's wall clock is, in microseconds
    RecordedConnection clock(double ppm, long ntpError) {
        clockPpm = ppm;
        ntpErrorMicros = ntpError;
        return this;
    }

    /// @param which packets, by their number, never arrive
    RecordedConnection losing(LongPredicate which) {
        lost = which;
        return this;
    }

    RecordedConnection withoutReports() {
        reports = false;
        return this;
    }

    /// Nothing arrives between these times since the connection's start.
    RecordedConnection gap(long fromMillis, long endMillis) {
        gapFromMillis = fromMillis;
        gapEndMillis = endMillis;
        return this;
    }

    /// What is sent between these times since the connection's start arrives at the end of them.
    RecordedConnection heldUp(long fromMillis, long endMillis) {
        heldFromMillis = fromMillis;
        heldEndMillis = endMillis;
        return this;
    }

    /// @param packets the sound by its number in the clip, instead of the clip's own; null where
    ///   the sender sends nothing
    RecordedConnection sounds(LongFunction<byte[]> packets) {
        sounds = packets;
        return this;
    }

    /// @param frames the picture by its number in the clip, instead of the clip's own; null where
    ///   the sender sends nothing
    RecordedConnection pictures(LongFunction<byte[]> frames) {
        pictures = frames;
        return this;
    }

    /// Call time at which the sender plays this packet of the clip.
    static long soundMillis(long number) {
        return number * Clip.PACKET_MICROS / 1_000 - AHEAD_MILLIS;
    }

    /// Call time at which the sender shows this picture of the clip.
    static long pictureMillis(long number) {
        return number * Clip.FRAME_MICROS / 1_000 - AHEAD_MILLIS;
    }

    /// Number of the first frame or packet in the clip.
    long first(long distanceMicros) {
        return (startMillis + AHEAD_MILLIS) * 1_000 / distanceMicros;
    }
}
