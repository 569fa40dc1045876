package dev.vident.server.composition;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.OpusPayload;
import dev.vident.media.rtp.RtpView;
import dev.vident.media.rtp.VideoDepacketiser;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.rtp.VideoFrame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns one journal into one track file. Lossless: frames are copied, never decoded.
///
/// Video starts with a key frame, and after a hole it is left out until the next one: a frozen
/// picture is honest, a smeared one is not. Confined to one call of [#write].
final class TrackFileWriter {
    private static final long LAST_VIDEO_FRAME_MILLIS = 40;
    private static final long NO_SEQUENCE = -1;
    private static final long NONE_LEFT_OUT = Long.MIN_VALUE;

    /// 4096 × 2304.
    private static final long PIXELS_MAX = 9_437_184;

    /// A picture that stands still for longer is no picture of the camera any more.
    private static final long STILL_MILLIS = 1_500;

    private final JournalIndex journal;
    private final Path target;
    private final VideoEncoding encoding;
    private final RtpView view = new RtpView();
    private byte[] bytes = new byte[2048];

    private @Nullable WebmWriter writer;
    private long firstMillis = -1;
    private long lastMillis = -1;
    private long endMillis;
    private long frames;
    private long framesLeftOut;
    private long stretchFromMillis;
    private long leftOutSinceMillis = NONE_LEFT_OUT;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Stretch> frozen = new ArrayList<>();

    private TrackFileWriter(JournalIndex journal, Path target) {
        this.journal = journal;
        this.target = target;
        this.encoding = VideoEncoding.ofName(journal.track().codec()).orElse(VideoEncoding.VP8);
    }

    /// Writes the track file.
    ///
    /// @param lines one per source of the journal: RTP time to microseconds on the server's clock
    /// @param zeroMicros the server's time at which the call's time is 0
    /// @return empty when no frame can be decoded; no file is left then
    static Optional<TrackFile> write(
            JournalIndex journal, List<ClockLine> lines, double zeroMicros, Path target)
            throws IOException {
        TrackFileWriter track = new TrackFileWriter(journal, target);
        try (SeekableByteChannel file = journal.recording().open(journal.file())) {
            for (int i = 0; i < lines.size(); i++) {
                track.copy(journal.sources().get(i), lines.get(i), zeroMicros, file);
            }
        } finally {
            track.close();
        }
        return track.result();
    }

    private void copy(
            JournaledSource source, ClockLine line, double zeroMicros, SeekableByteChannel file)
            throws IOException {
        VideoDepacketiser depacketiser = encoding.depacketiser();
        long previous = NO_SEQUENCE;
        long broken = 0;
        boolean waitingForKey = true;
        for (JournaledSource.Packet packet : source.packets()) {
            if (!read(file, packet)) {
                continue;
            }
            double micros = line.micros((double) packet.rtpTime());
            if (Math.abs(micros - packet.arrivalMicros()) > RecordedTracks.ASTRAY_MICROS) {
                continue;
            }
            long millis = Math.round((micros - zeroMicros) / 1_000);
            if (journal.track().kind() == MediaKind.AUDIO) {
                audio(millis);
                continue;
            }
            waitingForKey |= packet.sequence() != previous + 1;
            previous = packet.sequence();
            VideoFrame frame = depacketiser.push(view);
            waitingForKey |= depacketiser.brokenFrames() != broken;
            broken = depacketiser.brokenFrames();
            if (frame != null) {
                waitingForKey = frame.keyFrame() ? !isSane(frame) : waitingForKey;
                if (waitingForKey) {
                    leaveOut(millis);
                } else {
                    video(millis, frame);
                }
            }
        }
    }

    /// Whether a key frame has a size that a camera can have. Any others end here: they would only
    /// make the decoder ask for memory.
    private static boolean isSane(VideoFrame key) {
        long pixels = (long) key.width() * key.height();
        return pixels > 0 && pixels <= PIXELS_MAX;
    }

    private boolean read(SeekableByteChannel file, JournaledSource.Packet packet)
            throws IOException {
        if (bytes.length < packet.length()) {
            bytes = new byte[packet.length()];
        }
        ByteBuffer target = ByteBuffer.wrap(bytes, 0, packet.length());
        file.position(packet.position());
        while (target.hasRemaining()) {
            if (file.read(target) < 0) {
                return false;
            }
        }
        return view.wrap(bytes, 0, packet.length());
    }

    private void audio(long millis) throws IOException {
        int samples = OpusPayload.samples(view);
        if (samples == 0 || millis < lastMillis || millis < 0) {
            return;
        }
        if (writer == null) {
            writer = WebmWriter.opus(open());
        }
        writer.frame(millis, true, view.buffer(), view.payloadOffset(), view.payloadLength());
        count(millis, samples * 1_000L / OpusPayload.CLOCK_RATE);
    }

    private void leaveOut(long millis) {
        framesLeftOut++;
        if (leftOutSinceMillis == NONE_LEFT_OUT) {
            leftOutSinceMillis = millis;
        }
    }

    private void video(long millis, VideoFrame frame) throws IOException {
        if (millis < lastMillis || millis < 0) {
            framesLeftOut++;
            return;
        }
        if (writer == null) {
            writer = WebmWriter.video(open(), encoding, frame);
        }
        writer.frame(millis, frame.keyFrame(), frame.data(), 0, frame.data().length);
        count(millis, LAST_VIDEO_FRAME_MILLIS);
    }

    private void count(long millis, long durationMillis) {
        if (frames == 0) {
            firstMillis = millis;
            stretchFromMillis = millis;
        } else if (millis - endMillis > STILL_MILLIS && isFrozen()) {
            frozen.add(new Stretch(endMillis, millis));
        } else if (millis - endMillis > STILL_MILLIS) {
            stretches.add(new Stretch(stretchFromMillis, endMillis));
            stretchFromMillis = millis;
        }
        lastMillis = millis;
        endMillis = millis + durationMillis;
        frames++;
        leftOutSinceMillis = NONE_LEFT_OUT;
    }

    /// Whether the camera went on sending what could not be decoded: its last picture stays, marked
    /// as such.
    private boolean isFrozen() {
        return leftOutSinceMillis != NONE_LEFT_OUT
                && leftOutSinceMillis - endMillis <= STILL_MILLIS;
    }

    private OutputStream open() throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
    }

    private void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private Optional<TrackFile> result() {
        if (frames == 0) {
            return Optional.empty();
        }
        stretches.add(new Stretch(stretchFromMillis, endMillis));
        return Optional.of(
                new TrackFile(
                        target,
                        journal.track().participant(),
                        journal.track().epoch(),
                        journal.track().kind(),
                        encoding,
                        firstMillis,
                        endMillis,
                        frames,
                        framesLeftOut,
                        Stretches.union(stretches),
                        Stretches.union(frozen),
                        isFrozen()));
    }
}
