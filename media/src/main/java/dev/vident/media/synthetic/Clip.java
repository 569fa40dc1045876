package dev.vident.media.synthetic;

import dev.vident.media.rtp.VideoEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A clip that plays for ever: VP8 or H.264, 640 × 480 at 25 frames/s with a key frame every 200
/// ms, and Opus in packets of 20 ms. After [#LEAD_IN], and each second from then on, the whole
/// picture is white and a beep sounds, each for [#MARKER]. Immutable.
public final class Clip {
    public static final int FRAMES_PER_SECOND = 25;
    public static final int PACKETS_PER_SECOND = 50;

    /// Distance of two video frames.
    public static final long FRAME_MICROS = 1_000_000 / FRAMES_PER_SECOND;

    /// Distance of two audio packets.
    public static final long PACKET_MICROS = 1_000_000 / PACKETS_PER_SECOND;

    /// How long a flash and a beep last.
    public static final Duration MARKER = Duration.ofMillis(120);

    /// Playing time before the first flash and beep: an Opus decoder that starts in the middle of a
    /// stream needs some packets until it sounds right, and a call's first packets may get lost.
    public static final Duration LEAD_IN = Duration.ofMillis(400);

    /// The first second of sound only warmed the encoder up.
    private static final int FIRST_PACKET = PACKETS_PER_SECOND;

    private static final int SECONDS = 2;

    private static final long FILLER_SEED = 1;

    private final Map<VideoEncoding, List<byte[]>> frames;
    private final List<byte[]> packets;

    private Clip(Map<VideoEncoding, List<byte[]>> frames, List<byte[]> packets) {
        this.frames = frames;
        this.packets = packets;
    }

    /// Loads a clip; fails only when the program is not whole.
    public static Clip load(ClipName name) {
        List<byte[]> vp8 = IvfFrames.read(resource(name.resource() + ".ivf"));
        List<byte[]> h264 = AnnexB.accessUnits(resource(name.resource() + ".h264"));
        List<byte[]> packets = OggPackets.readOpus(resource(name.resource() + ".opus"));
        return new Clip(
                Map.of(
                        VideoEncoding.VP8,
                        vp8.subList(0, SECONDS * FRAMES_PER_SECOND),
                        VideoEncoding.H264,
                        h264.subList(0, SECONDS * FRAMES_PER_SECOND)),
                packets.subList(FIRST_PACKET, FIRST_PACKET + SECONDS * PACKETS_PER_SECOND));
    }

    /// Bytes that only look like media, for load: frames of one size with a key frame once a second
    /// that look like VP8, and audio packets of one size. Nothing of it can be decoded, and it has
    /// no markers.
    ///
    /// @param videoBitsPerSecond payload of the video
    /// @param audioPacketBytes payload of each audio packet
    public static Clip filler(int videoBitsPerSecond, int audioPacketBytes) {
        Random random = new Random(FILLER_SEED);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < SECONDS * FRAMES_PER_SECOND; i++) {
            byte[] frame = new byte[videoBitsPerSecond / 8 / FRAMES_PER_SECOND];
            random.nextBytes(frame);
            // RFC 6386 section 9.1: the lowest bit says that it is no key frame.
            frame[0] = (byte) (i % FRAMES_PER_SECOND == 0 ? frame[0] & ~1 : frame[0] | 1);
            frames.add(frame);
        }
        byte[] packet = new byte[audioPacketBytes];
        random.nextBytes(packet);
        return new Clip(
                Map.of(VideoEncoding.VP8, frames),
                Collections.nCopies(SECONDS * PACKETS_PER_SECOND, packet));
    }

    /// How many flashes, and as many beeps, are in this much playing time.
    public static MarkerCount markersWithin(Duration playingTime) {
        long second = Duration.ofSeconds(1).toNanos();
        Duration sinceFirst = playingTime.minus(LEAD_IN);
        long begun = Math.ceilDiv(sinceFirst.toNanos(), second);
        long whole = Math.floorDiv(sinceFirst.minus(MARKER).toNanos(), second) + 1;
        return new MarkerCount((int) Math.max(0, whole), (int) Math.max(0, begun));
    }

    /// One VP8 frame; not to be changed.
    ///
    /// @param index counted from the start of playing, 0 or greater
    public byte[] frame(long index) {
        return frame(VideoEncoding.VP8, index);
    }

    /// One frame as in [dev.vident.media.rtp.VideoFrame]; not to be changed.
    ///
    /// @param encoding one that the clip has
    /// @param index counted from the start of playing, 0 or greater
    public byte[] frame(VideoEncoding encoding, long index) {
        List<byte[]> all = frames.getOrDefault(encoding, List.of());
        return all.get(
                (int)
                        ((index + FRAMES_PER_SECOND - LEAD_IN.toMillis() * 1000 / FRAME_MICROS)
                                % all.size()));
    }

    /// Whether the clip's pictures come in a codec.
    public boolean has(VideoEncoding encoding) {
        return frames.containsKey(encoding);
    }

    /// One Opus packet; not to be changed.
    ///
    /// @param index counted from the start of playing, 0 or greater
    public byte[] packet(long index) {
        return packets.get(
                (int)
                        ((index + PACKETS_PER_SECOND - LEAD_IN.toMillis() * 1000 / PACKET_MICROS)
                                % packets.size()));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Clip.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
