package dev.vident.server.http.api;

import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.Level;
import dev.vident.server.http.Answer;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Problem;
import java.util.List;

/// The levels of the caller's mode (contract 4.13).
final class LevelResource {

    private final Applicants applicants;
    private final String clientId;

    LevelResource(ApiParts parts) {
        this.applicants = parts.applicants();
        this.clientId = parts.clientId();
    }

    /// `GET /resources/applicants/-/levels`
    Answer list(ApiCall call) {
        List<LevelBody> items =
                applicants.levels(call.mode()).stream()
                        .map(level -> LevelBody.of(level, clientId))
                        .toList();
        return Answer.json(200, new LevelBody.Page(items, items.size()));
    }

    /// `GET /resources/applicants/-/levels/{levelId}`
    Answer one(ApiCall call) {
        String id = call.segment(0);
        if (!Ids.isId(id)) {
            throw new Problem.InvalidId(id).exception();
        }
        Level level =
                applicants.levels(call.mode()).stream()
                        .filter(known -> known.id().equals(id))
                        .findFirst()
                        .orElseThrow(() ->
                                new Problem.NotFound("Level with id " + id + " not found")
                                        .exception());
        return Answer.json(200, LevelBody.of(level, clientId));
    }
}
