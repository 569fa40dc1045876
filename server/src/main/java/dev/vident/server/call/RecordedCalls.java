package dev.vident.server.call;

import dev.vident.server.identification.Evidence;
import dev.vident.server.recording.Recording;
import dev.vident.server.recording.RecordingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The approval gate's view of the calls: an identification counts only when it had a live call and
/// every call's recording is finished and without a flaw. Thread-safe when `flaws` is.
public final class RecordedCalls implements Evidence {
    private final CallStore calls;
    private final RecordingStore recordings;
    private final Function<Recording, Optional<String>> flaws;

    /// @param flaws what is wrong with a finished recording, as the rest of a sentence that begins
    ///   with it; empty when nothing is
    public RecordedCalls(
            CallStore calls,
            RecordingStore recordings,
            Function<Recording, Optional<String>> flaws) {
        this.calls = calls;
        this.recordings = recordings;
        this.flaws = flaws;
    }

    @Override
    public List<String> missing(String identificationId) {
        List<Call> held = calls.ofIdentification(identificationId);
        List<String> missing = new ArrayList<>();
        if (held.stream().noneMatch(Call::wasLive)) {
            missing.add("No call has been held.");
        }
        for (Call call : held) {
            if (!call.ended()) {
                missing.add("Call " + call.id() + " is still running.");
            } else if (call.wasLive()) {
                inspect(call.id(), missing);
            }
        }
        return missing;
    }

    private void inspect(String callId, List<String> missing) {
        Optional<Recording> recording = recordings.find(callId);
        if (recording.isEmpty()) {
            missing.add("Call " + callId + " has no recording.");
        } else if (!recording.get().finished()) {
            missing.add("The recording of call " + callId + " is not finished.");
        } else {
            flaws.apply(recording.get())
                    .ifPresent(flaw ->
                            missing.add("The recording of call " + callId + " " + flaw + "."));
        }
    }
}
