package dev.vident.server.script;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps of the built-in script, as the desk leads through them. The pages know the same steps
/// in `web/call/steps.js`.
public enum ScriptStep {
    GREETING("Greeting and readiness", "Begrüßung und Bereitschaft", null),
    DOCUMENT_FRONT("Document, front", "Ausweis, Vorderseite", StillKind.FRONT_SIDE),
    DOCUMENT_TILT("Security features", "Sicherheitsmerkmale", StillKind.OTHER),
    DOCUMENT_BACK("Document, back", "Ausweis, Rückseite", StillKind.BACK_SIDE),
    FACE("Face", "Gesicht", StillKind.SELFIE),
    FACE_TURN("Movement", "Bewegung", null),
    QUESTIONS("Questions", "Fragen", null),
    GOODBYE("Goodbye", "Verabschiedung", null),
    /// Any other.
    OTHER("Operator's own words", "Eigene Worte", null);

    private final String title;
    private final String germanTitle;
    private final @Nullable StillKind still;

    ScriptStep(String title, String germanTitle, @Nullable StillKind still) {
        this.title = title;
        this.germanTitle = germanTitle;
        this.still = still;
    }

    /// For viewers of the recording and readers of the report.
    public String title() {
        return title;
    }

    /// The title in German.
    public String germanTitle() {
        return germanTitle;
    }

    /// The still that belongs to this step; null when there is none.
    public @Nullable StillKind still() {
        return still;
    }

    /// The steps to lead through, first to last: all but [#OTHER].
    public static List<ScriptStep> script() {
        return Arrays.stream(values()).filter(step -> step != OTHER).toList();
    }

    /// What the operator has to answer in this step, in the order of the desk.
    public List<ScriptCheck> checks() {
        return Arrays.stream(ScriptCheck.values()).filter(check -> check.step() == this).toList();
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
