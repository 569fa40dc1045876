package dev.vident.server.composition;

import java.util.List;

/// What looking for ffmpeg came to.
public sealed interface FfmpegSearch {
    /// @param programs checked and ready
    record Found(FfmpegPrograms programs) implements FfmpegSearch {}

    /// @param reason what was looked at and why it will not do
    /// @param debianPackages whose installation would help; empty when it is not a matter of
    ///   libraries
    record Missing(String reason, List<String> debianPackages) implements FfmpegSearch {}
}
