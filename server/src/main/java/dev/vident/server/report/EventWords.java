package dev.vident.server.report;

import dev.vident.server.event.DomainEvent;
import dev.vident.server.script.CheckResult;
import dev.vident.server.script.ScriptCheck;
import dev.vident.server.script.ScriptStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event as one line of text.
public final class EventWords {
    private EventWords() {}

    /// What happened, with the ids and hashes that belong to it.
    public static String of(DomainEvent event, ReportLanguage in) {
        return switch (event) {
            case DomainEvent.ApplicantCreated(String level) ->
                    in.say("Applicant created, level ", "Antragsteller angelegt, Level ") + level;
            case DomainEvent.ConsentGiven() -> in.say("Consent given", "Einwilligung erteilt");
            case DomainEvent.AttemptBegun(_, int attempt) ->
                    in.say("Attempt begun: ", "Versuch begonnen: ") + (attempt + 1);
            case DomainEvent.QueueJoined(_) ->
                    in.say("Joined the queue", "In die Warteschlange gestellt");
            case DomainEvent.QueueLeft(_) -> in.say("Left the queue", "Warteschlange verlassen");
            case DomainEvent.CallStarted(_, String operator) ->
                    in.say("Call started with ", "Gespräch begonnen mit ") + operator;
            case DomainEvent.ScriptStepBegun(_, String step) ->
                    in.say("Script step: ", "Schritt des Leitfadens: ") + step(step, in);
            case DomainEvent.ScriptAnswered(_, String check, String result, _) ->
                    check(check, in) + ": " + result(result, in);
            case DomainEvent.CallEnded(_, String reason) ->
                    in.say("Call ended: ", "Gespräch beendet: ") + reason;
            case DomainEvent.PutOnHold(_) -> in.say("Put on hold", "Zurückgestellt");
            case DomainEvent.VerdictGiven(_, String answer, List<String> labels, String type) ->
                    in.say("Verdict: ", "Entscheidung: ") + verdict(answer, labels, type);
            case DomainEvent.Reset(_) -> in.say("Starts again", "Beginnt von vorn");
            case DomainEvent.StillStored(_, long image, String kind, String sha256) ->
                    in.say("Picture ", "Bild ") + kind + " " + image + ", SHA-256 " + sha256;
            case DomainEvent.RecordingFinished(_, String sha256) ->
                    in.say(
                                    "Recording finished, manifest SHA-256 ",
                                    "Aufzeichnung abgeschlossen, Manifest SHA-256 ")
                            + sha256;
            case DomainEvent.CaptureStarted(_, int number, String operator) ->
                    in.say("Packet capture ", "Paketmitschnitt ")
                            + number
                            + in.say(" started by ", " begonnen von ")
                            + operator;
            case DomainEvent.CaptureEnded(_, int number, String reason, String operator) ->
                    in.say("Packet capture ", "Paketmitschnitt ")
                            + number
                            + (operator == null
                                    ? in.say(" ended: ", " beendet: ") + reason
                                    : in.say(" ended by ", " beendet von ") + operator);
            case DomainEvent.CompositionStarted(_) ->
                    in.say("Video is being composed", "Video wird zusammengestellt");
            case DomainEvent.CompositionCompleted(_, String media, long seconds) ->
                    in.say("Video ready: ", "Video fertig: ") + media + ", " + seconds + " s";
            case DomainEvent.CompositionFailed(_, String reason) ->
                    in.say("Composing failed: ", "Zusammenstellen fehlgeschlagen: ") + reason;
            case DomainEvent.ByIntegrator done -> integrator(done, in);
        };
    }

    private static String step(String code, ReportLanguage in) {
        ScriptStep step = ScriptStep.of(code);
        return in.say(step.title(), step.germanTitle());
    }

    private static String check(String code, ReportLanguage in) {
        return ScriptCheck.of(code)
                .map(check ->
                        step(check.step().name(), in)
                                + ", "
                                + in.say(check.title(), check.germanTitle()))
                .orElse(code);
    }

    private static String result(String code, ReportLanguage in) {
        return code.equals(CheckResult.PASSED.name())
                ? in.say("passed", "bestanden")
                : in.say("not passed", "nicht bestanden");
    }

    private static String integrator(DomainEvent.ByIntegrator event, ReportLanguage in) {
        return switch (event) {
            case DomainEvent.CheckRequested() ->
                    in.say("Check requested by the integrator", "Prüfung angefordert");
            case DomainEvent.ApplicantReset() -> in.say("Reset by the integrator", "Zurückgesetzt");
            case DomainEvent.StepReset(String step) ->
                    in.say("Step reset: ", "Schritt zurückgesetzt: ") + step;
            case DomainEvent.ReturnedToInit(List<String> reasons) ->
                    in.say("Given back: ", "Zurückgegeben: ") + String.join(", ", reasons);
            case DomainEvent.VerdictSimulated(String answer, List<String> labels, String type) ->
                    in.say("Simulated verdict: ", "Simulierte Entscheidung: ")
                            + verdict(answer, labels, type);
            case DomainEvent.LevelChanged(String previous, String level) ->
                    in.say("Level changed: ", "Level gewechselt: ")
                            + level
                            + in.say(", was ", ", zuvor ")
                            + previous;
            case DomainEvent.PersonalInfoChanged() ->
                    in.say("Personal data changed", "Personendaten geändert");
            case DomainEvent.TagsChanged() -> in.say("Tags changed", "Schlagworte geändert");
            case DomainEvent.Deactivated() -> in.say("Deactivated", "Deaktiviert");
            case DomainEvent.Activated() -> in.say("Activated", "Aktiviert");
            case DomainEvent.AgreementRecorded(String agreement) ->
                    in.say("Agreement recorded: ", "Zustimmung vermerkt: ") + agreement;
            case DomainEvent.NoteAdded(String note) ->
                    in.say("Note added: ", "Notiz hinzugefügt: ") + note;
            case DomainEvent.NoteChanged(String note) ->
                    in.say("Note changed: ", "Notiz geändert: ") + note;
            case DomainEvent.DocumentAdded(long image, String type, String sha256) ->
                    in.say("Document added: ", "Dokument hinzugefügt: ")
                            + type
                            + " "
                            + image
                            + (sha256 == null ? "" : ", SHA-256 " + sha256);
            case DomainEvent.ImageDeactivated(long image) ->
                    in.say("Picture deactivated: ", "Bild deaktiviert: ") + image;
            case DomainEvent.ImageReverted(long image) ->
                    in.say("Picture activated again: ", "Bild wieder aktiviert: ") + image;
        };
    }

    private static String verdict(String answer, List<String> labels, @Nullable String type) {
        return answer
                + (type == null ? "" : " " + type)
                + (labels.isEmpty() ? "" : ": " + String.join(", ", labels));
    }
}
