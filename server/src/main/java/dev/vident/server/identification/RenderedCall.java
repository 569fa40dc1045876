package dev.vident.server.identification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One element of `compositions[]` (contract section 1.2).
///
/// @param createdAt when rendering first started
/// @param durationSeconds present once ready
/// @param mediaId present once ready
public record RenderedCall(
        Instant createdAt, @Nullable Long durationSeconds, @Nullable String mediaId) {}
