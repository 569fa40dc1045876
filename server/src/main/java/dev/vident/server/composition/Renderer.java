package dev.vident.server.composition;

import dev.vident.server.recording.RecordingFolder;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/// Turns a finished recording into a video. [Composer] is the one there is.
public interface Renderer {
    /// Renders a recording. Interrupting the calling thread cancels it.
    ///
    /// @param target file to write; replaced when it exists
    /// @param progress is told how far it is, from 0 to 1, on another thread
    /// @throws CompositionFailure when there is nothing to render or rendering failed; no file is
    ///   left then
    RenderedVideo compose(RecordingFolder recording, Path target, DoubleConsumer progress)
            throws CompositionFailure, InterruptedException;
}
