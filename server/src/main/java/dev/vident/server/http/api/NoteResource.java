package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.Note;
import dev.vident.server.applicant.Notes;
import dev.vident.server.http.Answer;
import dev.vident.server.platform.WireDates;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Notes on applicants (contract 4.11).
final class NoteResource {

    private static final int LIMIT_DEFAULT = 20;
    private static final int LIMIT_MAX = 500;

    /// A note as it is sent; unknown members are ignored.
    record NoteRequest(
            @Nullable String id,
            @Nullable String applicantId,
            @Nullable String note,
            @Nullable List<String> tags) {}

    record NoteBody(
            String id,
            String applicantId,
            String note,
            String createdAt,
            String createdBy,
            List<String> tags) {
        static NoteBody of(Note note) {
            return new NoteBody(
                    note.id(),
                    note.applicantId(),
                    note.text(),
                    WireDates.zoned(note.createdAt()),
                    note.createdBy(),
                    note.tags());
        }
    }

    record PageInfo(int limit, int offset) {}

    record Page(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<NoteBody> items,
            int totalItems,
            PageInfo pageInfo) {}

    private final Applicants applicants;
    private final Notes notes;

    NoteResource(ApiParts parts) {
        this.applicants = parts.applicants();
        this.notes = parts.administration().notes();
    }

    /// `GET /resources/api/applicants/notes?applicantId=&limit=&offset=`
    Answer list(ApiCall call) {
        Applicant applicant = applicant(call, call.parameter("applicantId"));
        int limit = number(call, "limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
        int offset = number(call, "offset", 0, 0, Integer.MAX_VALUE);
        List<NoteBody> items =
                notes.ofApplicant(applicant, limit, offset).stream().map(NoteBody::of).toList();
        return Answer.json(
                200,
                Map.of(
                        "list",
                        new Page(items, notes.count(applicant), new PageInfo(limit, offset))));
    }

    /// `POST /resources/api/applicants/notes`
    Answer add(ApiCall call) {
        NoteRequest wanted = call.exchange().json(NoteRequest.class);
        Note note =
                notes.add(
                        call.mode(),
                        applicant(call, wanted.applicantId()).id(),
                        ApiCall.required(wanted.note(), "note"),
                        wanted.tags() == null ? List.of() : wanted.tags(),
                        call.caller().tokenId());
        return Answer.json(200, NoteBody.of(note));
    }

    /// `PATCH /resources/api/applicants/notes`
    Answer change(ApiCall call) {
        NoteRequest wanted = call.exchange().json(NoteRequest.class);
        Note note = notes.get(call.mode(), ApiCall.required(wanted.id(), "id"));
        applicant(call, note.applicantId());
        return Answer.json(
                200,
                NoteBody.of(notes.change(call.mode(), note.id(), wanted.note(), wanted.tags())));
    }

    private Applicant applicant(ApiCall call, @Nullable String id) {
        return SourceKeyGuard.require(
                call, applicants.get(call.mode(), ApiCall.required(id, "applicantId")));
    }

    private static int number(ApiCall call, String name, int otherwise, int min, int max) {
        Long value = call.number(name);
        return value == null ? otherwise : (int) Math.clamp(value, (long) min, max);
    }
}
