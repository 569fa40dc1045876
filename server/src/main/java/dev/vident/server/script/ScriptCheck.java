package dev.vident.server.script;

import java.util.Arrays;
import java.util.Optional;

/// What an operator answers at the steps of the built-in script. Codes are kept in the database and
/// never change their meaning.
public enum ScriptCheck {
    READY(
            ScriptStep.GREETING,
            "Alone, calm, well lit, no filter",
            "Allein, ruhig, gut beleuchtet, kein Filter"),
    FREE_WILL(ScriptStep.GREETING, "Acts of their own free will", "Handelt aus freiem Willen"),
    FRONT_LEGIBLE(
            ScriptStep.DOCUMENT_FRONT,
            "Sharp, complete, no finger over data",
            "Scharf, vollständig, kein Finger über Daten"),
    FRONT_UNDAMAGED(
            ScriptStep.DOCUMENT_FRONT,
            "Undamaged, picture not replaced",
            "Unbeschädigt, Lichtbild nicht ausgetauscht"),
    OPTICAL_FEATURES(
            ScriptStep.DOCUMENT_TILT,
            "Hologram and colour change with the angle",
            "Hologramm und Farbe ändern sich mit dem Winkel"),
    PRINT_AND_EDGES(
            ScriptStep.DOCUMENT_TILT, "Print and edges look right", "Druck und Kanten stimmen"),
    MACHINE_READABLE(
            ScriptStep.DOCUMENT_BACK,
            "Machine-readable lines legible",
            "Maschinenlesbare Zeilen lesbar"),
    SIDES_AGREE(
            ScriptStep.DOCUMENT_BACK,
            "Same name and number as in front",
            "Name und Nummer wie vorne"),
    SAME_PERSON(
            ScriptStep.FACE, "Same person as in the document", "Dieselbe Person wie im Ausweis"),
    FACE_STEADY(
            ScriptStep.FACE_TURN,
            "No flicker at the edges of the face",
            "Kein Flimmern am Gesichtsrand"),
    VOICE_IN_STEP(
            ScriptStep.FACE_TURN,
            "No delay between lips and voice",
            "Kein Versatz zwischen Lippen und Stimme"),
    BIRTH_AND_ADDRESS(
            ScriptStep.QUESTIONS, "Date of birth and address", "Geburtsdatum und Anschrift"),
    PURPOSE(
            ScriptStep.QUESTIONS,
            "Why the account is opened, and for whom",
            "Wozu und für wen das Konto eröffnet wird"),
    UNAIDED(ScriptStep.QUESTIONS, "Answers come without help", "Antworten ohne fremde Hilfe"),
    RESULT_EXPLAINED(
            ScriptStep.GOODBYE,
            "Told when and how the result arrives",
            "Gesagt, wann und wie das Ergebnis kommt");

    private final ScriptStep step;
    private final String title;
    private final String germanTitle;

    ScriptCheck(ScriptStep step, String title, String germanTitle) {
        this.step = step;
        this.title = title;
        this.germanTitle = germanTitle;
    }

    /// Where in the script it is answered.
    public ScriptStep step() {
        return step;
    }

    /// What is checked, in English.
    public String title() {
        return title;
    }

    /// What is checked, in German.
    public String germanTitle() {
        return germanTitle;
    }

    /// The check with this code.
    public static Optional<ScriptCheck> of(String code) {
        return Arrays.stream(values()).filter(check -> check.name().equals(code)).findFirst();
    }
}
