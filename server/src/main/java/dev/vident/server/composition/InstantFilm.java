package dev.vident.server.composition;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.rtp.OpusPayload;
import dev.vident.media.rtp.VideoEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Joins the track files of one participant to one film without decoding anything. Browsers play
/// sound without a look at its time stamps, so the sound is made to have no holes: silence is put
/// in where a packet would come too early, and a packet that would come too late is left out.
/// Confined to one call of [#write].
final class InstantFilm {
    /// 20 ms of silence as encoders write it.
    private static final byte[] SILENCE = {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};

    private static final double SILENCE_MILLIS = 20;
    private static final double LATE_MILLIS_MAX = 20;

    /// A file and its frame that comes next.
    private record Source(WebmFrames frames, MediaKind kind, WebmFrames.Frame next) {}

    private final SeekableFilm film;
    private final PriorityQueue<Source> sources =
            new PriorityQueue<>(
                    Comparator.comparingLong((Source source) -> source.next().millis())
                            .thenComparing(Source::kind));
    private double soundEndMillis;
    private long lastMillis;

    private InstantFilm(SeekableFilm film) {
        this.film = film;
    }

    /// @param tracks of one participant
    /// @param folder in which they lie
    /// @param durationMillis of the call
    /// @param films folder for the film
    static InstantView write(
            String participant,
            List<TrackFile> tracks,
            Path folder,
            long durationMillis,
            Path films)
            throws IOException {
        VideoEncoding encoding = encoding(tracks);
        Path target = films.resolve(participant + "." + extension(encoding));
        List<WebmFrames> opened = new ArrayList<>();
        try (SeekableFilm film = SeekableFilm.in(encoding, target)) {
            InstantFilm joining = new InstantFilm(film);
            for (TrackFile track : tracks) {
                WebmFrames frames = WebmFrames.open(folder.resolve(track.path()));
                opened.add(frames);
                joining.queue(frames, track.kind());
            }
            joining.join();
            joining.silenceUntil(durationMillis);
            film.finish(durationMillis);
            return new InstantView(
                    participant,
                    target,
                    type(encoding, film.hasPicture()),
                    Files.size(target),
                    durationMillis,
                    film.hasPicture());
        } finally {
            for (WebmFrames frames : opened) {
                frames.close();
            }
        }
    }

    /// All connections of a call have one video codec; sound alone goes where VP8 does.
    private static VideoEncoding encoding(List<TrackFile> tracks) {
        return tracks.stream()
                .filter(track -> track.kind() == MediaKind.VIDEO)
                .map(TrackFile::encoding)
                .findFirst()
                .orElse(VideoEncoding.VP8);
    }

    private static String extension(VideoEncoding encoding) {
        return switch (encoding) {
            case VP8 -> "webm";
            case H264 -> "mp4";
        };
    }

    private static String type(VideoEncoding encoding, boolean hasPicture) {
        return (hasPicture ? "video/" : "audio/") + extension(encoding);
    }

    private void queue(WebmFrames frames, MediaKind kind) throws IOException {
        WebmFrames.@Nullable Frame next = frames.next();
        if (next != null) {
            sources.add(new Source(frames, kind, next));
        }
    }

    private void join() throws IOException {
        for (Source source = sources.poll(); source != null; source = sources.poll()) {
            WebmFrames.Frame frame = source.next();
            silenceUntil(frame.millis());
            switch (source.kind()) {
                case AUDIO -> sound(frame);
                case VIDEO -> {
                    lastMillis = Math.max(lastMillis, frame.millis());
                    film.picture(
                            lastMillis,
                            frame.key(),
                            frame.data(),
                            source.frames().width(),
                            source.frames().height());
                }
            }
            queue(source.frames(), source.kind());
        }
    }

    private void sound(WebmFrames.Frame frame) throws IOException {
        if (soundEndMillis - frame.millis() <= LATE_MILLIS_MAX) {
            write(frame.millis(), frame.data());
            soundEndMillis +=
                    OpusPayload.samples(frame.data(), 0, frame.data().length)
                            * 1e3
                            / OpusPayload.CLOCK_RATE;
        }
    }

    private void silenceUntil(long millis) throws IOException {
        while (soundEndMillis + SILENCE_MILLIS <= millis) {
            write(Math.round(soundEndMillis), SILENCE);
            soundEndMillis += SILENCE_MILLIS;
        }
    }

    private void write(long millis, byte[] packet) throws IOException {
        lastMillis = Math.max(lastMillis, millis);
        film.sound(lastMillis, packet);
    }
}
