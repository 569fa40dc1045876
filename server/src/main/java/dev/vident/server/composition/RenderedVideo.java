package dev.vident.server.composition;

import java.nio.file.Path;
import java.time.Instant;

/// A composition that has just been rendered and checked.
///
/// @param file the MP4
/// @param start the moment of its first picture
/// @param durationSeconds whole seconds, exactly as long as picture and sound
/// @param facts what ffprobe says about the file
public record RenderedVideo(Path file, Instant start, long durationSeconds, MediaFacts facts) {}
