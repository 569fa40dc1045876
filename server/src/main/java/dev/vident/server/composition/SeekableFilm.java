package dev.vident.server.composition;

import dev.vident.media.rtp.VideoEncoding;
import java.io.IOException;
import java.nio.file.Path;

/// Writes a film that browsers can seek in: a picture track if there is one and a sound track that
/// has no holes. Not safe for use by several threads.
sealed interface SeekableFilm extends AutoCloseable permits SeekableWebm, SeekableMp4 {
    /// In the container that every browser plays which plays the codec.
    ///
    /// @param encoding of the pictures
    static SeekableFilm in(VideoEncoding encoding, Path target) throws IOException {
        return switch (encoding) {
            case VP8 -> new SeekableWebm(target);
            case H264 -> new SeekableMp4(target);
        };
    }

    /// Appends a video frame; the first one is a key frame.
    ///
    /// @param millis not before the frame before, of picture or sound
    /// @param width of the track's first picture in pixels
    /// @param height likewise
    void picture(long millis, boolean key, byte[] data, int width, int height) throws IOException;

    /// Appends an Opus packet.
    ///
    /// @param millis not before the frame before, of picture or sound
    void sound(long millis, byte[] data) throws IOException;

    /// Whether there was any picture.
    boolean hasPicture();

    /// Writes the file.
    void finish(long durationMillis) throws IOException;

    /// Removes what was needed meanwhile.
    @Override
    void close() throws IOException;
}
