package dev.vident.server.applicant;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an applicant agrees to, in one language.
///
/// @param language ISO 639-1
/// @param paragraphs plain text, none with a line break
record ConsentText(String language, List<String> paragraphs) {
    private static final ConsentText ENGLISH =
            new ConsentText(
                    "en",
                    List.of(
                            "I agree that my identity is checked in a video call with a trained"
                                    + " operator.",
                            "I agree that picture and sound of the call and photographs of my"
                                    + " identity document and my face are recorded, stored and"
                                    + " examined for this check, also by the company that asked"
                                    + " for it.",
                            "I know that I can end the call at any time and take this consent back"
                                    + " for the future; the check cannot be completed then."));
    private static final ConsentText GERMAN =
            new ConsentText(
                    "de",
                    List.of(
                            "Ich bin damit einverstanden, dass meine Identität in einem"
                                    + " Videogespräch mit einer geschulten Person geprüft wird.",
                            "Ich bin damit einverstanden, dass Bild und Ton des Gesprächs sowie"
                                    + " Fotos meines Ausweises und meines Gesichts für diese"
                                    + " Prüfung aufgezeichnet, gespeichert und ausgewertet werden,"
                                    + " auch von dem Unternehmen, das sie beauftragt hat.",
                            "Ich weiß, dass ich das Gespräch jederzeit beenden und diese"
                                    + " Einwilligung für die Zukunft widerrufen kann; die Prüfung"
                                    + " kann dann nicht abgeschlossen werden."));

    ConsentText {
        paragraphs = List.copyOf(paragraphs);
    }

    /// The text in the applicant's language, in English where there is none.
    static ConsentText of(@Nullable String language) {
        if (language == null) {
            return ENGLISH;
        }
        return language.toLowerCase(Locale.ROOT).startsWith("de") ? GERMAN : ENGLISH;
    }
}
