package dev.vident.e2e;

import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.FfmpegSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What Chromium's fake camera and microphone show: a flash and a beep each second, made by ffmpeg.
///
/// @param video Motion JPEG, looped by the browser
/// @param audio WAV, looped by the browser
record FakeDevices(Path video, Path audio) {
    private static final int SECONDS = 10;

    /// @param name of the files
    /// @param background colour of the picture between the flashes
    /// @param beepHertz pitch of the beep
    static FakeDevices make(
            FfmpegPrograms programs, Path folder, String name, String background, int beepHertz)
            throws IOException, InterruptedException {
        Path video = folder.resolve(name + ".mjpeg");
        Path audio = folder.resolve(name + ".wav");
        run(
                programs,
                "-f",
                "lavfi",
                "-i",
                "color=c="
                        + background
                        + ":s=640x480:r=25:d="
                        + SECONDS
                        + ",drawbox=x=220:y=140:w=200:h=260:c=0xc08060:t=fill"
                        + ",drawbox=c=white:t=fill:enable='lt(mod(t,1),0.16)'",
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
                        + beepHertz
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
