package dev.vident.server.applicant;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class NotesInMemory implements NoteStore {
    private static final Comparator<Note> NEWEST_FIRST =
            Comparator.comparing(Note::createdAt).thenComparing(Note::id).reversed();

    private final TableInMemory<String, Note> rows;

    public NotesInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public void insert(Note note) {
        rows.insert(note.id(), note);
    }

    @Override
    public void update(Note note) {
        rows.update(note.id(), _ -> true, _ -> note);
    }

    @Override
    public Optional<Note> find(String id) {
        return rows.find(id);
    }

    @Override
    public List<Note> ofApplicant(String applicantId, int limit, int offset) {
        return rows.where(row -> row.applicantId().equals(applicantId), NEWEST_FIRST).stream()
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public int count(String applicantId) {
        return rows.where(row -> row.applicantId().equals(applicantId)).size();
    }
}
