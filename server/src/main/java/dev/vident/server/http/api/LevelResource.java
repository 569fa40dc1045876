package dev.vident.server.http.api;

import dev.vident.server.applicant.Levels;
import dev.vident.server.http.Answer;
import java.util.List;

/// The levels of the caller's mode (contract 4.13).
final class LevelResource {

    private final Levels levels;
    private final String clientId;

    LevelResource(ApiParts parts) {
        this.levels = parts.administration().levels();
        this.clientId = parts.clientId();
    }

    /// `GET /resources/applicants/-/levels`
    Answer list(ApiCall call) {
        List<LevelBody> items =
                levels.list(call.mode()).stream()
                        .map(level -> LevelBody.of(level, clientId))
                        .toList();
        return Answer.json(200, new LevelBody.Page(items, items.size()));
    }

    /// `GET /resources/applicants/-/levels/{levelId}`
    Answer one(ApiCall call) {
        return Answer.json(200, LevelBody.of(levels.get(call.mode(), call.segment(0)), clientId));
    }

    /// `POST /resources/applicants/-/levels`
    Answer create(ApiCall call) {
        LevelRequest wanted = call.exchange().json(LevelRequest.class);
        return Answer.json(
                200, LevelBody.of(levels.create(call.mode(), wanted.toPlan(clientId)), clientId));
    }

    /// `PATCH /resources/applicants/-/levels`
    Answer change(ApiCall call) {
        LevelRequest wanted = call.exchange().json(LevelRequest.class);
        return Answer.json(
                200,
                LevelBody.of(
                        levels.change(
                                call.mode(),
                                ApiCall.required(wanted.id(), "id"),
                                wanted.toPlan(clientId)),
                        clientId));
    }
}
