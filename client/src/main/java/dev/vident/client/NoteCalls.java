package dev.vident.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes on applicants (contract 4.11). Failures as described at [VidentClient]. Thread-safe.
public final class NoteCalls {

    private static final String NOTES = "/resources/api/applicants/notes";

    private final Calls calls;

    NoteCalls(Calls calls) {
        this.calls = calls;
    }

    /// Notes of an applicant, newest first.
    ///
    /// @param limit how many at most
    /// @param offset how many to pass over
    public List<Note> list(String applicantId, int limit, int offset) {
        JsonObject list =
                JsonReader.object(
                                calls.get(
                                        new Target(NOTES)
                                                .query("applicantId", applicantId)
                                                .query("limit", limit)
                                                .query("offset", offset)
                                                .toString()))
                        .object("list");
        return list == null ? List.of() : list.objects("items").stream().map(Note::of).toList();
    }

    /// Writes a note down. Not repeated.
    public Note add(String applicantId, String text, List<String> tags) {
        byte[] body =
                new JsonWriter()
                        .put("applicantId", applicantId)
                        .put("note", text)
                        .put("tags", tags)
                        .bytes();
        return Note.of(JsonReader.object(calls.post(NOTES, body, false)));
    }

    /// Changes a note; null leaves text or tags as they are.
    public Note change(String noteId, @Nullable String text, @Nullable List<String> tags) {
        byte[] body =
                new JsonWriter().put("id", noteId).put("note", text).put("tags", tags).bytes();
        return Note.of(JsonReader.object(calls.patch(NOTES, body)));
    }
}
