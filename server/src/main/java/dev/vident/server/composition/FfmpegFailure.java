package dev.vident.server.composition;

/// An ffmpeg or ffprobe run that did not do what it should. The message is for whoever runs the
/// server: the exit status and the last lines the program wrote, no names of people.
public final class FfmpegFailure extends Exception {
    FfmpegFailure(String reason) {
        super(reason);
    }

    FfmpegFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}
