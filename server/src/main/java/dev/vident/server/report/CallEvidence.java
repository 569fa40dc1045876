package dev.vident.server.report;

import dev.vident.server.call.Call;
import dev.vident.server.composition.Composition;
import dev.vident.server.recording.Recording;
import dev.vident.server.script.ScriptAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call and what was kept of it.
///
/// @param answers to the script, in the order they were given
record CallEvidence(
        Call call,
        @Nullable Recording recording,
        @Nullable Composition composition,
        List<ScriptAnswer> answers) {}
