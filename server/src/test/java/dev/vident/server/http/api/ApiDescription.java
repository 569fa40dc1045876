package dev.vident.server.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `openapi.json` as a measure of what the API is asked and answers.
final class ApiDescription {
    static final JsonNode DOCUMENT = read();

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<JsonNode, Schema> COMPILED = new ConcurrentHashMap<>();

    private ApiDescription() {}

    private static JsonNode read() {
        try (InputStream file = ApiRoutes.class.getResourceAsStream("/web/api/openapi.json")) {
            return Json.tree(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Methods and paths, as `GET /…`.
    static List<String> operations() {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : DOCUMENT.get("paths").properties()) {
            path.getValue()
                    .propertyNames()
                    .forEach(method ->
                            all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        return all;
    }

    /// Fails where a request that was accepted, or an answer, is not as described. Targets that are
    /// not described are none of its business.
    static void check(String method, String target, String body, RawHttp.Reply reply) {
        Optional<JsonNode> found = operation(method, target);
        if (found.isEmpty()) {
            return;
        }
        JsonNode operation = found.get();
        String what = method + " " + target + " → " + reply.status();
        JsonNode request = operation.at("/requestBody/content/application~1json/schema");
        if (reply.status() < 300 && !body.isBlank() && request.isObject()) {
            assertFits(
                    "request of " + what,
                    request,
                    Json.tree(body.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        }
        JsonNode answer = operation.at("/responses/" + reply.status());
        if (answer.isMissingNode()) {
            assertThat(reply.status()).as("undocumented answer of " + what).isGreaterThan(399);
            answer = DOCUMENT.at("/components/responses/Error");
        }
        checkBody(what, answer, reply);
    }

    private static void checkBody(String what, JsonNode answer, RawHttp.Reply reply) {
        @Nullable String header = reply.header("Content-Type");
        JsonNode content = answer.path("content");
        if (header == null || content.isMissingNode()) {
            assertThat(reply.body()).as(what).isEmpty();
            return;
        }
        String type = header.replaceFirst(";.*", "");
        assertThat(content.has(type)).as(what + " is " + type).isTrue();
        if (type.equals("application/json")) {
            assertFits(what, content.get(type).get("schema"), Json.tree(reply.body()));
        }
    }

    private static void assertFits(String what, JsonNode schema, JsonNode value) {
        List<Error> errors =
                COMPILED.computeIfAbsent(schema, ApiDescription::compile).validate(value);
        assertThat(errors).as(what + " against openapi.json: " + value).isEmpty();
    }

    /// A schema with the components it refers to beside it.
    private static Schema compile(JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", DOCUMENT.get("components"));
        return SCHEMAS.getSchema(whole);
    }

    /// The described operation of a target; where two paths fit, the one with fewer variables.
    private static Optional<JsonNode> operation(String method, String target) {
        String path = target.replaceFirst("[?].*", "").replaceFirst("/$", "");
        return DOCUMENT.get("paths").properties().stream()
                .filter(entry -> entry.getValue().has(method.toLowerCase(Locale.ROOT)))
                .filter(entry -> pattern(entry.getKey()).matcher(path).matches())
                .min(
                        Comparator.comparing(
                                entry -> entry.getKey().chars().filter(c -> c == '{').count()))
                .map(entry -> entry.getValue().get(method.toLowerCase(Locale.ROOT)));
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{\\w+}", "[^/]+"));
    }
}
