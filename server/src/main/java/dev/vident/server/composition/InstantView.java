package dev.vident.server.composition;

import java.nio.file.Path;

/// One participant of a recorded call as a film of their own, before the composition is there.
///
/// @param participant the side of the call
/// @param file WebM or MP4 whose time is call time
/// @param contentType of the file
/// @param bytes its size
/// @param durationMillis the same for all participants of a call
/// @param hasPicture whether there is more than sound
public record InstantView(
        String participant,
        Path file,
        String contentType,
        long bytes,
        long durationMillis,
        boolean hasPicture) {}
