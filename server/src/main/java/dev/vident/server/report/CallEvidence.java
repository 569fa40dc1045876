package dev.vident.server.report;

import dev.vident.server.call.Call;
import dev.vident.server.composition.Composition;
import dev.vident.server.recording.Recording;
import org.jspecify.annotations.Nullable;

/// A call and what was kept of it.
record CallEvidence(Call call, @Nullable Recording recording, @Nullable Composition composition) {}
