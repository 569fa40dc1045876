package dev.vident.server.composition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The two programs, found and checked.
///
/// @param ffmpeg absolute path
/// @param ffprobe absolute path
/// @param version as the program states it
/// @param origin where they come from
public record FfmpegPrograms(Path ffmpeg, Path ffprobe, String version, Origin origin) {
    /// Where the programs come from.
    public enum Origin {
        /// The folder of the setting.
        CONFIGURED,
        /// Unpacked from the jar that comes with Vident.
        BUNDLED,
        /// The operating system's own.
        SYSTEM
    }

    private static final List<Path> SYSTEM_FOLDERS =
            List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/opt/homebrew/bin"));

    /// Finds programs that can render a composition: those of the setting, and only those, if it is
    /// set; else those that come with Vident; else the system's, from version 5.1.
    ///
    /// @param configuredFolder folder that holds `ffmpeg` and `ffprobe`, or null
    /// @param cacheFolder private folder to unpack into
    public static FfmpegSearch find(@Nullable Path configuredFolder, Path cacheFolder)
            throws InterruptedException {
        Search search = new Search();
        if (configuredFolder != null) {
            return search.in(configuredFolder, Origin.CONFIGURED).orElseGet(search::missing);
        }
        try {
            Optional<Path> unpacked = FfmpegJar.unpack(cacheFolder);
            if (unpacked.isPresent()) {
                Optional<FfmpegSearch> found = search.in(unpacked.get(), Origin.BUNDLED);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        } catch (IOException e) {
            search.reasons.add("the ffmpeg that comes with Vident cannot be unpacked: " + e);
        }
        for (Path folder : SYSTEM_FOLDERS) {
            Optional<FfmpegSearch> found = search.in(folder, Origin.SYSTEM);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return search.missing();
    }

    private static final class Search {
        private final List<String> reasons = new ArrayList<>();
        private final Set<String> packages = new LinkedHashSet<>();

        Optional<FfmpegSearch> in(Path folder, Origin origin) throws InterruptedException {
            Path ffmpeg = folder.resolve("ffmpeg").toAbsolutePath().normalize();
            Path ffprobe = folder.resolve("ffprobe").toAbsolutePath().normalize();
            if (!Files.isExecutable(ffmpeg) || !Files.isExecutable(ffprobe)) {
                reasons.add("no ffmpeg and ffprobe in " + folder);
                return Optional.empty();
            }
            List<String> libraries = SharedLibraries.missing(ffmpeg);
            if (!libraries.isEmpty()) {
                reasons.add(ffmpeg + " needs " + String.join(", ", libraries));
                libraries.forEach(library -> packages.add(SharedLibraries.debianPackage(library)));
                return Optional.empty();
            }
            return switch (FfmpegCheck.of(ffmpeg)) {
                case FfmpegCheck.Usable(String version) ->
                        Optional.of(
                                new FfmpegSearch.Found(
                                        new FfmpegPrograms(ffmpeg, ffprobe, version, origin)));
                case FfmpegCheck.Unusable(String reason) -> {
                    reasons.add(ffmpeg + " " + reason);
                    yield Optional.empty();
                }
            };
        }

        FfmpegSearch missing() {
            return new FfmpegSearch.Missing(
                    String.join("; ", reasons), packages.stream().sorted().toList());
        }
    }
}
