package dev.vident.server.http.api;

import dev.vident.server.http.Answer;

/// Answers one signed call, on a virtual thread.
@FunctionalInterface
interface ApiEndpoint {

    Answer answer(ApiCall call) throws Exception;
}
