package dev.vident.server.report;

import dev.vident.server.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

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
            case DomainEvent.CallEnded(_, String reason) ->
                    in.say("Call ended: ", "Gespräch beendet: ") + reason;
            case DomainEvent.PutOnHold(_) -> in.say("Put on hold", "Zurückgestellt");
            case DomainEvent.VerdictGiven(_, String answer, List<String> labels, String type) ->
                    in.say("Verdict: ", "Entscheidung: ") + verdict(answer, labels, type);
            case DomainEvent.Reset(_) -> in.say("Starts again", "Beginnt von vorn");
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
            case DomainEvent.StillStored(_, long image, String kind, String sha256) ->
                    in.say("Picture ", "Bild ") + kind + " " + image + ", SHA-256 " + sha256;
            case DomainEvent.RecordingFinished(_, String sha256) ->
                    in.say(
                                    "Recording finished, manifest SHA-256 ",
                                    "Aufzeichnung abgeschlossen, Manifest SHA-256 ")
                            + sha256;
            case DomainEvent.CompositionStarted(_) ->
                    in.say("Video is being composed", "Video wird zusammengestellt");
            case DomainEvent.CompositionCompleted(_, String media, long seconds) ->
                    in.say("Video ready: ", "Video fertig: ") + media + ", " + seconds + " s";
            case DomainEvent.CompositionFailed(_, String reason) ->
                    in.say("Composing failed: ", "Zusammenstellen fehlgeschlagen: ") + reason;
            default -> named(event);
        };
    }

    /// `TagsChanged` as "Tags changed".
    private static String named(DomainEvent event) {
        String words =
                event.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String verdict(String answer, List<String> labels, @Nullable String type) {
        return answer
                + (type == null ? "" : " " + type)
                + (labels.isEmpty() ? "" : ": " + String.join(", ", labels));
    }
}
