package dev.vident.server.composition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether an ffmpeg program has all that a composition needs.
sealed interface FfmpegCheck {
    /// It can be used.
    record Usable(String version) implements FfmpegCheck {}

    /// It cannot; the reason continues a sentence that starts with the program's path.
    record Unusable(String reason) implements FfmpegCheck {}

    List<String> ENCODERS = List.of("libx264", "aac");
    List<String> DECODERS = List.of("vp8", "h264", "opus");
    List<String> FILTERS =
            List.of(
                    "amix",
                    "anullsrc",
                    "apad",
                    "aresample",
                    "atrim",
                    "color",
                    "drawbox",
                    "drawtext",
                    "format",
                    "overlay",
                    "pad",
                    "scale",
                    "setpts",
                    "setsar");

    Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
    Pattern NUMBER = Pattern.compile("n?(\\d+)\\.(\\d+).*");
    Duration TIME_LIMIT = Duration.ofSeconds(30);

    static FfmpegCheck of(Path ffmpeg) throws InterruptedException {
        try {
            Matcher version = VERSION.matcher(ask(ffmpeg, "-version"));
            if (!version.find()) {
                return new Unusable("does not state its version");
            }
            if (isOlderThan51(version.group(1))) {
                return new Unusable("is version " + version.group(1) + ", 5.1 is needed");
            }
            List<String> missing = new ArrayList<>();
            missing.addAll(missing(ask(ffmpeg, "-encoders"), "encoder", ENCODERS));
            missing.addAll(missing(ask(ffmpeg, "-decoders"), "decoder", DECODERS));
            missing.addAll(missing(ask(ffmpeg, "-filters"), "filter", FILTERS));
            return missing.isEmpty()
                    ? new Usable(version.group(1))
                    : new Unusable("lacks " + String.join(", ", missing));
        } catch (FfmpegFailure e) {
            return new Unusable("does not run: " + e.getMessage());
        }
    }

    /// Versions that are no numbers are builds from the development branch.
    static boolean isOlderThan51(String version) {
        Matcher number = NUMBER.matcher(version);
        if (!number.matches()) {
            return false;
        }
        int major = Integer.parseInt(number.group(1));
        return major < 5 || (major == 5 && Integer.parseInt(number.group(2)) < 1);
    }

    private static List<String> missing(String listing, String what, List<String> needed) {
        Set<String> words = new HashSet<>(Arrays.asList(listing.split("\\s+")));
        return needed.stream()
                .filter(name -> !words.contains(name))
                .map(name -> what + " " + name)
                .toList();
    }

    private static String ask(Path ffmpeg, String question)
            throws FfmpegFailure, InterruptedException {
        return FfmpegProcess.text(ffmpeg, List.of("-v", "error", question), TIME_LIMIT);
    }
}
