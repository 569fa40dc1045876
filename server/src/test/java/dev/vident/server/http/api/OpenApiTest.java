package dev.vident.server.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `/openapi.json` and the API are one. That the bodies are as described, every contract test
/// checks in passing: see [ApiWorld#raw].
class OpenApiTest {
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    @TempDir private Path folder;

    @Test
    void every_mounted_call_is_described_and_nothing_else() {
        try (ApiWorld world = new ApiWorld(folder)) {
            assertThat(ApiDescription.operations())
                    .as("web/src/main/resources/web/api/openapi.json")
                    .containsExactlyInAnyOrderElementsOf(world.table());
        }
    }

    @Test
    void every_reference_leads_somewhere_and_every_component_is_used() {
        Set<String> referred = new HashSet<>();
        Matcher references = REFERENCE.matcher(ApiDescription.DOCUMENT.toString());
        while (references.find()) {
            referred.add(references.group(1));
        }
        assertThat(referred)
                .allSatisfy(pointer ->
                        assertThat(ApiDescription.DOCUMENT.at(pointer).isMissingNode())
                                .as(pointer)
                                .isFalse());
        for (String kind : List.of("schemas", "parameters", "responses")) {
            ApiDescription.DOCUMENT
                    .at("/components/" + kind)
                    .propertyNames()
                    .forEach(name ->
                            assertThat(referred).contains("/components/" + kind + "/" + name));
        }
    }

    @Test
    void every_call_has_a_name_of_its_own_a_known_tag_and_all_variables_of_its_path() {
        Set<String> names = new HashSet<>();
        Set<String> tags = new HashSet<>();
        ApiDescription.DOCUMENT.get("tags").forEach(tag -> tags.add(tag.get("name").asString()));
        ApiDescription.DOCUMENT
                .get("paths")
                .forEachEntry((path, methods) ->
                        methods.forEach(operation -> {
                            assertThat(names.add(operation.get("operationId").asString()))
                                    .as(path)
                                    .isTrue();
                            assertThat(tags).contains(operation.get("tags").get(0).asString());
                            assertThat(pathParameters(operation))
                                    .as(path)
                                    .isEqualTo(variables(path));
                        }));
    }

    private static Set<String> pathParameters(JsonNode operation) {
        Set<String> names = new HashSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> {
                    JsonNode one =
                            parameter.has("$ref")
                                    ? ApiDescription.DOCUMENT.at(
                                            parameter.get("$ref").asString().substring(1))
                                    : parameter;
                    if (one.get("in").asString().equals("path")) {
                        names.add(one.get("name").asString());
                    }
                });
        return names;
    }

    private static Set<String> variables(String path) {
        Set<String> names = new HashSet<>();
        VARIABLE.matcher(path).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
