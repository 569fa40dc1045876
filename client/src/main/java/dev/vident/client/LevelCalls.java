package dev.vident.client;

import java.util.List;

/// Levels (contract section 4, row 24, and 4.13). Failures as described at [VidentClient].
/// Thread-safe.
public final class LevelCalls {

    private static final String LEVELS = "/resources/applicants/-/levels";

    private final Calls calls;

    LevelCalls(Calls calls) {
        this.calls = calls;
    }

    /// All levels of the mode.
    public List<Level> list() {
        return JsonReader.object(calls.get(LEVELS)).objects("items").stream()
                .map(Level::of)
                .toList();
    }

    /// One level.
    public Level get(String levelId) {
        return Level.of(JsonReader.object(calls.get(LEVELS + "/" + Target.encode(levelId))));
    }

    /// Adds a level. Not repeated.
    ///
    /// @throws VidentApiException 409 when there is one of this name
    public Level create(LevelPlan plan) {
        return Level.of(JsonReader.object(calls.post(LEVELS, plan.json(null), false)));
    }

    /// Changes a level; `requiredIdDocs` is replaced as a whole.
    public Level change(String levelId, LevelPlan plan) {
        return Level.of(JsonReader.object(calls.patch(LEVELS, plan.json(levelId))));
    }
}
