package dev.vident.server.applicant;

import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Transactions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes on applicants (contract section 4.11). Thread-safe.
public final class Notes {
    /// The longest note, in characters.
    public static final int LENGTH_MAX = 10_000;

    private final NoteStore store;
    private final Applicants applicants;
    private final Events events;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public Notes(
            NoteStore store,
            Applicants applicants,
            Events events,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.applicants = applicants;
        this.events = events;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /// Writes a note down.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed applicant id, an
    ///   empty or too long text or too many tags; 404 for an unknown applicant
    public Note add(
            Mode mode, String applicantId, String text, List<String> tags, String createdBy) {
        Applicant applicant = applicants.get(mode, applicantId);
        requireText(text);
        Note note =
                new Note(
                        ids.next(),
                        applicant.id(),
                        text,
                        Tags.checked(tags),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        createdBy);
        transactions.run(() -> {
            store.insert(note);
            events.append(applicant.id(), new DomainEvent.NoteAdded(note.id()));
        });
        return note;
    }

    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed id, 404 for an
    ///   unknown one or one of the other mode
    public Note get(Mode mode, String id) {
        if (!Ids.isId(id)) {
            throw new Problem.InvalidId(id).exception();
        }
        return store.find(id)
                // The applicant tells the mode; a note of the other one is as good as unknown.
                .filter(note -> applicants.find(mode, note.applicantId()).isPresent())
                .orElseThrow(() -> unknown(id));
    }

    /// Changes a note; what is null stays.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 and 404 as [#add] and [#get]
    public Note change(Mode mode, String id, @Nullable String text, @Nullable List<String> tags) {
        if (text != null) {
            requireText(text);
        }
        List<String> checked = tags == null ? null : Tags.checked(tags);
        return transactions.inTransaction(() -> {
            Note known = get(mode, id);
            Note changed =
                    new Note(
                            id,
                            known.applicantId(),
                            text == null ? known.text() : text,
                            checked == null ? known.tags() : checked,
                            known.createdAt(),
                            known.createdBy());
            store.update(changed);
            events.append(known.applicantId(), new DomainEvent.NoteChanged(id));
            return changed;
        });
    }

    /// Notes of an applicant, newest first.
    public List<Note> ofApplicant(Applicant applicant, int limit, int offset) {
        return store.ofApplicant(applicant.id(), limit, offset);
    }

    /// How many notes an applicant has.
    public int count(Applicant applicant) {
        return store.count(applicant.id());
    }

    private static void requireText(String text) {
        if (text.isBlank() || text.length() > LENGTH_MAX) {
            throw new Problem.BadRequest("note must have 1 to " + LENGTH_MAX + " characters")
                    .exception();
        }
    }

    private static RuntimeException unknown(String id) {
        return new Problem.NotFound("Note with id " + id + " not found").exception();
    }
}
