package dev.vident.server.script;

import java.util.Arrays;

/// The steps of the built-in script, as the desk leads through them.
public enum ScriptStep {
    GREETING("Greeting and readiness"),
    DOCUMENT_FRONT("Document, front"),
    DOCUMENT_TILT("Security features"),
    DOCUMENT_BACK("Document, back"),
    FACE("Face"),
    FACE_TURN("Movement"),
    QUESTIONS("Questions"),
    GOODBYE("Goodbye"),
    /// Any other.
    OTHER("Instruction");

    private final String title;

    ScriptStep(String title) {
        this.title = title;
    }

    /// For viewers of the recording.
    public String title() {
        return title;
    }

    /// The step with this code; [#OTHER] when there is none.
    public static ScriptStep of(String code) {
        return Arrays.stream(values())
                .filter(step -> step.name().equals(code))
                .findFirst()
                .orElse(OTHER);
    }

    /// The code of a known step and `OTHER` for everything else, which could be anybody's words.
    public static String codeOf(String text) {
        return of(text).name();
    }
}
