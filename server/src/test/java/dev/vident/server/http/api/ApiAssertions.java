package dev.vident.server.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import tools.jackson.databind.JsonNode;

/// What error answers must look like (contract 3.4).
final class ApiAssertions {

    private ApiAssertions() {}

    static void assertError(RawHttp.Reply reply, int status, String description) {
        JsonNode body = error(reply, status);
        assertThat(body.get("description").asString()).isEqualTo(description);
    }

    /// All five members.
    static void assertError(RawHttp.Reply reply, int status, int errorCode, String errorName) {
        JsonNode body = error(reply, status);
        assertThat(body.propertyNames())
                .containsExactly("description", "code", "correlationId", "errorCode", "errorName");
        assertThat(body.get("errorCode").asInt()).isEqualTo(errorCode);
        assertThat(body.get("errorName").asString()).isEqualTo(errorName);
    }

    static JsonNode error(RawHttp.Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        JsonNode body = Json.tree(reply.body());
        assertThat(body.get("code").asInt()).isEqualTo(status);
        assertThat(body.get("description").asString()).isNotBlank();
        assertThat(body.get("correlationId").asString()).matches("[0-9a-f]{32}");
        return body;
    }
}
