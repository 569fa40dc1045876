package dev.vident.e2e;

import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.FfmpegSearch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What Chromium's fake camera and microphone show: the pictures of the shipped clips, with a flash
/// and a beep each second.
///
/// @param video Motion JPEG, looped by the browser
/// @param audio WAV, looped by the browser
record FakeDevices(Path video, Path audio) {
    private static final int SECONDS = 10;

    /// The picture of a clip, and a beep of its pitch loud enough to survive the browser's noise
    /// suppression.
    static FakeDevices make(FfmpegPrograms programs, Path folder, ClipName clip)
            throws IOException, InterruptedException {
        return make(programs, folder, clip, "null");
    }

    /// The same without the flashes, which would spoil pictures for people.
    static FakeDevices withoutFlashes(FfmpegPrograms programs, Path folder, ClipName clip)
            throws IOException, InterruptedException {
        return make(programs, folder, clip, "select='gt(mod(n,25),3)',setpts=N/25/TB");
    }

    private static FakeDevices make(
            FfmpegPrograms programs, Path folder, ClipName clip, String filter)
            throws IOException, InterruptedException {
        Path source = folder.resolve(clip + ".ivf");
        try (InputStream picture =
                Clip.class.getResourceAsStream(clip.name().toLowerCase(Locale.ROOT) + ".ivf")) {
            Files.copy(
                    Objects.requireNonNull(picture), source, StandardCopyOption.REPLACE_EXISTING);
        }
        Path video = folder.resolve(clip + ".mjpeg");
        Path audio = folder.resolve(clip + ".wav");
        run(
                programs,
                "-i",
                source.toString(),
                "-vf",
                filter,
                "-c:v",
                "mjpeg",
                "-q:v",
                "4",
                video.toString());
        run(
                programs,
                "-f",
                "lavfi",
                "-i",
                "sine=f="
                        + clip.beepHertz()
                        + ":r=48000:d="
                        + SECONDS
                        + ",asetnsamples=480,volume='if(lt(mod(t,1),0.16),6,0)':eval=frame",
                "-ac",
                "1",
                audio.toString());
        return new FakeDevices(video, audio);
    }

    /// The ffmpeg that comes with the server, or the system's.
    static FfmpegPrograms programs(Path folder) throws InterruptedException {
        if (FfmpegPrograms.find(null, folder)
                instanceof FfmpegSearch.Found(FfmpegPrograms programs)) {
            return programs;
        }
        throw new IllegalStateException("no ffmpeg");
    }

    private static void run(FfmpegPrograms programs, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(programs.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("ffmpeg failed: " + said);
        }
        if (!Files.exists(Path.of(arguments[arguments.length - 1]))) {
            throw new IllegalStateException("ffmpeg wrote nothing: " + said);
        }
    }
}
