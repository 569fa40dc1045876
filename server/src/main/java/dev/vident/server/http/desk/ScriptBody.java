package dev.vident.server.http.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.script.ScriptCheck;
import dev.vident.server.script.ScriptStep;
import dev.vident.server.script.StillKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The script that calls are led by; its titles are English.
record ScriptBody(List<Step> items) {
    record Step(
            String step,
            String title,
            @Nullable String still,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Check> checks) {}

    record Check(String check, String title) {}

    static ScriptBody builtIn() {
        return new ScriptBody(ScriptStep.script().stream().map(ScriptBody::step).toList());
    }

    private static Step step(ScriptStep step) {
        StillKind still = step.still();
        return new Step(
                step.name(),
                step.title(),
                still == null ? null : still.name(),
                step.checks().stream().map(ScriptBody::check).toList());
    }

    private static Check check(ScriptCheck check) {
        return new Check(check.name(), check.title());
    }
}
