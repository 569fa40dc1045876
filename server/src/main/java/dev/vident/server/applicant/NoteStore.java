package dev.vident.server.applicant;

import java.util.List;
import java.util.Optional;

/// Keeps notes. Thread-safe; takes part in the transaction of the calling thread.
public interface NoteStore {
    void insert(Note note);

    /// Stores text and tags.
    void update(Note note);

    Optional<Note> find(String id);

    /// Notes of an applicant, newest first.
    List<Note> ofApplicant(String applicantId, int limit, int offset);

    int count(String applicantId);
}
