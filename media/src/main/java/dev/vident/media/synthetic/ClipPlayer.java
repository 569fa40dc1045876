package dev.vident.media.synthetic;

import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.OfferedFormats;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Plays sound and frames as RTP packets: both start together, each packet has its turn, and a
/// player that was held up catches up. A frame that is due while the one before still waits for its
/// [Pace] is left out. A clip's key frames come every 200 ms by themselves, so requests for one
/// need no answer. Not thread-safe.
final class ClipPlayer {
    private static final int OPUS_PACKET_UNITS =
            OfferedFormats.OPUS_CLOCK_RATE / Clip.PACKETS_PER_SECOND;
    private static final int FRAME_UNITS = VideoEncoding.CLOCK_RATE / Clip.FRAMES_PER_SECOND;

    /// Seconds from 1900, where NTP time starts, to 1970.
    private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

    private final Clip clip;
    private final FrameSource frames;
    private final VideoEncoding encoding;
    private final FramePackets packets;
    private final Pace pace;
    private final SyntheticSources sources;
    private final long startMicros;
    private final MediaPacketWriter writer;
    private final int audioTimestampBase;
    private final int videoTimestampBase;
    private int audioSequence;
    private int videoSequence;
    private long audioPackets;
    private long videoPackets;
    private long framesStarted;
    private long frameIndex;
    private int audioOctets;
    private int videoOctets;

    /// Plays a clip, frames in one go.
    ClipPlayer(
            Clip clip,
            VideoEncoding encoding,
            SyntheticSources sources,
            PlayerNumbers numbers,
            long startMicros) {
        this(
                clip,
                index -> clip.frame(encoding, index),
                encoding,
                Pace.NONE,
                sources,
                numbers,
                startMicros);
    }

    /// @param clip gives the sound
    ClipPlayer(
            Clip clip,
            FrameSource frames,
            VideoEncoding encoding,
            Pace pace,
            SyntheticSources sources,
            PlayerNumbers numbers,
            long startMicros) {
        this.clip = clip;
        this.frames = frames;
        this.encoding = encoding;
        this.packets = FramePackets.of(encoding);
        this.pace = pace;
        this.sources = sources;
        this.startMicros = startMicros;
        this.writer = new MediaPacketWriter(numbers.transport());
        this.audioSequence = numbers.audioSequence();
        this.videoSequence = numbers.videoSequence();
        this.audioTimestampBase = numbers.audioTimestamp();
        this.videoTimestampBase = numbers.videoTimestamp();
    }

    /// Writes the next packet that is due.
    ///
    /// @param target room for 1200 bytes
    /// @return its length, or 0 when none is due
    int poll(long nowMicros, byte[] target) {
        while (true) {
            if (packets.hasMore() && pace.readyMicros() <= nowMicros) {
                return videoPacket(nowMicros, target);
            }
            long audioDue = audioDueMicros();
            long videoDue = videoDueMicros();
            if (Math.min(audioDue, videoDue) > nowMicros) {
                return 0;
            }
            if (audioDue < videoDue) {
                return audioPacket(nowMicros, target);
            }
            if (!packets.hasMore()) {
                packets.begin(frames.frame(framesStarted));
                frameIndex = framesStarted;
            }
            framesStarted++;
        }
    }

    /// When the next packet is due.
    long wakeUpMicros() {
        long due = Math.min(audioDueMicros(), videoDueMicros());
        return packets.hasMore() ? Math.min(due, pace.readyMicros()) : due;
    }

    /// How much has been played: what both tracks have sent.
    Duration playingTime() {
        return Duration.of(
                Math.min(audioPackets * Clip.PACKET_MICROS, framesStarted * Clip.FRAME_MICROS),
                ChronoUnit.MICROS);
    }

    /// Sender reports of both tracks (RFC 3550 section 6.4.1).
    List<SenderReport> reports(long nowMicros) {
        long played = nowMicros - startMicros;
        long ntp = ntpTime(nowMicros);
        return List.of(
                new SenderReport(
                        sources.audio(),
                        ntp,
                        audioTimestampBase + units(played, OfferedFormats.OPUS_CLOCK_RATE),
                        (int) audioPackets,
                        audioOctets,
                        List.of()),
                new SenderReport(
                        sources.video(),
                        ntp,
                        videoTimestampBase + units(played, VideoEncoding.CLOCK_RATE),
                        (int) videoPackets,
                        videoOctets,
                        List.of()));
    }

    long audioPackets() {
        return audioPackets;
    }

    long videoPackets() {
        return videoPackets;
    }

    long frames() {
        return framesStarted;
    }

    private int audioPacket(long nowMicros, byte[] target) {
        byte[] packet = clip.packet(audioPackets);
        writer.writeHeader(
                target,
                OfferedFormats.MID_AUDIO,
                OfferedFormats.OPUS,
                audioPackets == 0,
                audioSequence++,
                audioTimestampBase + (int) audioPackets * OPUS_PACKET_UNITS,
                sources.audio(),
                nowMicros);
        System.arraycopy(packet, 0, target, MediaPacketWriter.HEADER_LENGTH, packet.length);
        audioPackets++;
        audioOctets += packet.length;
        return MediaPacketWriter.HEADER_LENGTH + packet.length;
    }

    private int videoPacket(long nowMicros, byte[] target) {
        int length = packets.write(target, MediaPacketWriter.HEADER_LENGTH);
        writer.writeHeader(
                target,
                OfferedFormats.MID_VIDEO,
                OfferedFormats.payloadType(encoding),
                !packets.hasMore(),
                videoSequence++,
                videoTimestampBase + (int) frameIndex * FRAME_UNITS,
                sources.video(),
                nowMicros);
        videoPackets++;
        videoOctets += length;
        return MediaPacketWriter.HEADER_LENGTH + length;
    }

    private long audioDueMicros() {
        return startMicros + audioPackets * Clip.PACKET_MICROS;
    }

    private long videoDueMicros() {
        return startMicros + framesStarted * Clip.FRAME_MICROS;
    }

    private static int units(long micros, int clockRate) {
        return (int) (micros * clockRate / 1_000_000);
    }

    private static long ntpTime(long micros) {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        long fraction = (Math.floorMod(micros, 1_000_000L) << 32) / 1_000_000;
        return ((seconds + NTP_EPOCH_SECONDS) << 32) | fraction;
    }
}
