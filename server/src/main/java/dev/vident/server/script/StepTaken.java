package dev.vident.server.script;

import dev.vident.server.event.DomainEvent.ScriptStepBegun;
import dev.vident.server.event.EventEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of the script as it went in one call.
///
/// @param begunAt when the operator first came to it; null when only its checks were answered
/// @param answers those that count, in the order of the script
public record StepTaken(ScriptStep step, @Nullable Instant begunAt, List<ScriptAnswer> answers) {
    public StepTaken {
        answers = List.copyOf(answers);
    }

    /// The steps that were begun or answered in a call, in the order of the script.
    ///
    /// @param events of the applicant, oldest first
    /// @param answers given in the call, in the order they were given
    public static List<StepTaken> of(
            String callId, List<EventEntry> events, List<ScriptAnswer> answers) {
        List<ScriptAnswer> counting = ScriptAnswers.counting(answers);
        List<StepTaken> taken = new ArrayList<>();
        for (ScriptStep step : ScriptStep.values()) {
            Instant begunAt = begunAt(step, callId, events);
            List<ScriptAnswer> answered =
                    counting.stream().filter(answer -> answer.check().step() == step).toList();
            if (begunAt != null || !answered.isEmpty()) {
                taken.add(new StepTaken(step, begunAt, answered));
            }
        }
        return taken;
    }

    private static @Nullable Instant begunAt(
            ScriptStep step, String callId, List<EventEntry> events) {
        for (EventEntry entry : events) {
            if (entry.event() instanceof ScriptStepBegun(String call, String code)
                    && call.equals(callId)
                    && ScriptStep.of(code) == step) {
                return entry.at();
            }
        }
        return null;
    }
}
