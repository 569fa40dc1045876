package dev.vident.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.event.DomainEvent;
import org.junit.jupiter.api.Test;

/// What integrators do stands in the report in both languages.
class EventWordsTest {
    private static void assertWords(DomainEvent event, String english, String german) {
        assertThat(EventWords.of(event, ReportLanguage.ENGLISH)).isEqualTo(english);
        assertThat(EventWords.of(event, ReportLanguage.GERMAN)).isEqualTo(german);
    }

    @Test
    void a_document_is_told_with_its_type_and_the_hash_of_its_file_where_it_has_one() {
        assertWords(
                new DomainEvent.DocumentAdded(17, "PASSPORT", "ab12"),
                "Document added: PASSPORT 17, SHA-256 ab12",
                "Dokument hinzugefügt: PASSPORT 17, SHA-256 ab12");
        assertWords(
                new DomainEvent.DocumentAdded(18, "VISA", null),
                "Document added: VISA 18",
                "Dokument hinzugefügt: VISA 18");
    }

    @Test
    void another_level_is_told_with_the_one_before() {
        assertWords(
                new DomainEvent.LevelChanged("old", "new"),
                "Level changed: new, was old",
                "Level gewechselt: new, zuvor old");
    }

    @Test
    void an_answer_to_the_script_is_told_with_step_check_and_result() {
        assertWords(
                new DomainEvent.ScriptAnswered("call", "SAME_PERSON", "PASSED", "Mara M."),
                "Face, Same person as in the document: passed",
                "Gesicht, Dieselbe Person wie im Ausweis: bestanden");
        assertWords(
                new DomainEvent.ScriptAnswered("call", "OF_ANOTHER_VERSION", "FAILED", "Mara M."),
                "OF_ANOTHER_VERSION: not passed",
                "OF_ANOTHER_VERSION: nicht bestanden");
    }

    @Test
    void a_packet_capture_is_told_with_who_wanted_it() {
        assertWords(
                new DomainEvent.CaptureStarted("call", 2, "Sue C."),
                "Packet capture 2 started by Sue C.",
                "Paketmitschnitt 2 begonnen von Sue C.");
        assertWords(
                new DomainEvent.CaptureEnded("call", 2, "STOPPED", "Sue C."),
                "Packet capture 2 ended by Sue C.",
                "Paketmitschnitt 2 beendet von Sue C.");
        assertWords(
                new DomainEvent.CaptureEnded("call", 3, "TIME_LIMIT", null),
                "Packet capture 3 ended: TIME_LIMIT",
                "Paketmitschnitt 3 beendet: TIME_LIMIT");
    }

    @Test
    void a_step_of_the_script_is_told_by_its_title() {
        assertWords(
                new DomainEvent.ScriptStepBegun("call", "FACE_TURN"),
                "Script step: Movement",
                "Schritt des Leitfadens: Bewegung");
        assertWords(
                new DomainEvent.ScriptStepBegun("call", "OTHER"),
                "Script step: Operator's own words",
                "Schritt des Leitfadens: Eigene Worte");
    }
}
