package dev.vident.server.composition;

import java.util.List;
import java.util.Optional;

/// What ffprobe found in a file.
///
/// @param durationSeconds of the container; 0 when it does not say
/// @param streams in file order
public record MediaFacts(double durationSeconds, List<Stream> streams) {
    /// One stream.
    ///
    /// @param type `video` or `audio`
    /// @param codec for instance `h264`
    /// @param durationSeconds of this stream; 0 when the file does not say
    /// @param frames in the stream; 0 when the file does not say
    /// @param width in pixels, 0 for sound
    /// @param height likewise
    public record Stream(
            String type,
            String codec,
            double durationSeconds,
            long frames,
            int width,
            int height) {}

    /// The first stream of a type.
    public Optional<Stream> first(String type) {
        return streams.stream().filter(stream -> stream.type().equals(type)).findFirst();
    }
}
