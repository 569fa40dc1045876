package dev.vident.server.composition;

import java.nio.file.Path;

/// One participant of a recorded call as a film of their own, before the composition is there.
///
/// @param participant the side of the call
/// @param file WebM whose time is call time
/// @param bytes its size
/// @param durationMillis the same for all participants of a call
/// @param hasPicture whether there is more than sound
public record InstantView(
        String participant, Path file, long bytes, long durationMillis, boolean hasPicture) {}
