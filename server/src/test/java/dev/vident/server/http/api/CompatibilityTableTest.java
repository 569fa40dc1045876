package dev.vident.server.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/api/compatibility.md` tells of every documented call, and what it tells of our calls is
/// true.
class CompatibilityTableTest {
    private static final Path TABLE = Path.of("..", "docs", "api", "compatibility.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `((?:GET|POST|PATCH|PUT|DELETE) /[^` ]+)` \\| (\\w+) \\|(.*)\\|");

    /// Section 4 of the contract: the number of the row or section, and its call. Row 9, webhooks,
    /// is no call.
    private static final String CONTRACT =
            """
            1 POST /resources/applicants
            2 POST /resources/accessTokens/sdk
            3 POST /resources/accessTokens
            4 GET /resources/applicants/{}/one
            5 GET /resources/applicants/{}/one
            6 GET /resources/applicants/{}/status
            7 GET /resources/inspections/{}
            8 GET /resources/videoIdent/applicant/{}/media/{}
            10 POST /resources/sdkIntegrations/levels/{}/websdkLink
            11 GET /resources/applicants/{}/requiredIdDocsStatus
            12 GET /resources/inspections/{}/resources/{}
            13 GET /resources/applicants/{}/metadata/resources
            14 POST /resources/applicants/{}/info/idDoc
            15 POST /resources/applicants/{}/status/pending
            16 POST /resources/applicants/{}/reset
            17 POST /resources/applicants/{}/resetStep/{}
            18 POST /resources/applicants/{}/status/testCompleted
            19 GET /resources/moderationStates/{}
            20 PATCH /resources/applicants/{}/fixedInfo
            21 PATCH /resources/applicants
            22 POST /resources/applicants/{}/moveToLevel
            23 GET /resources/applicants/{}/summary/report
            24 GET /resources/applicants/-/levels
            24 GET /resources/applicants/-/levels/{}
            25 PATCH /resources/applicants/{}/presence/deactivated
            25 PATCH /resources/applicants/{}/presence/activated
            26 GET /resources/applicants/-/byExternalUserId/{}
            27 GET /resources/status/api
            28 POST /resources/applicants/{}/tags/add
            28 POST /resources/applicants/{}/tags
            28 DELETE /resources/applicants/{}/tags
            29 GET /resources/api/applicants/notes
            29 POST /resources/api/applicants/notes
            29 PATCH /resources/api/applicants/notes
            30 DELETE /resources/inspections/{}/resources/{}
            31 GET /resources/auditTrailEvents
            31 GET /resources/auditTrailEvents/list
            32 POST /resources/applicants/{}/agreement
            33 GET /resources/checks/latest
            34 POST /resources/applicants/{}/-/init
            35 GET /resources/api/clientWebhooks
            35 GET /resources/api/clientWebhooks/{}
            35 POST /resources/api/agent/clientWebhooks
            35 PATCH /resources/api/agent/clientWebhooks
            36 POST /resources/inspectionCallbacks/testDigest
            36 POST /resources/inspectionCallbacks/testWebhook
            37 POST /resources/applicants/{}/blacklist
            37 POST /resources/accessTokens/-/shareToken
            37 POST /resources/applicants/-/import
            4.13 POST /resources/applicants/-/levels
            4.13 PATCH /resources/applicants/-/levels
            """;

    @TempDir private Path folder;

    record Row(String state, String note) {}

    @Test
    void every_documented_call_has_a_row_that_says_same_differs_or_absent_and_why()
            throws Exception {
        Map<String, Row> rows = rows();

        assertThat(CONTRACT.lines().map(line -> line.substring(line.indexOf(' ') + 1)))
                .allSatisfy(call ->
                        assertThat(rows)
                                .as("docs/api/compatibility.md has a row for " + call)
                                .containsKey(call));
        rows.forEach((call, row) -> {
            assertThat(row.state()).as(call).isIn("same", "differs", "absent", "addition");
            if (!row.state().equals("same")) {
                assertThat(row.note()).as("why " + call + " is " + row.state()).isNotBlank();
            }
        });
    }

    @Test
    void what_is_not_documented_is_called_an_addition() throws Exception {
        Set<String> documented =
                CONTRACT.lines()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .collect(Collectors.toSet());

        rows().forEach((call, row) ->
                assertThat(row.state().equals("addition"))
                        .as(call + " is an addition")
                        .isEqualTo(!documented.contains(call)));
    }

    @Test
    void the_mounted_calls_are_those_that_are_not_absent() throws Exception {
        List<String> present =
                rows().entrySet().stream()
                        .filter(row -> !row.getValue().state().equals("absent"))
                        .map(Map.Entry::getKey)
                        .toList();
        try (ApiWorld world = new ApiWorld(folder)) {
            assertThat(present)
                    .as("docs/api/compatibility.md")
                    .containsExactlyInAnyOrderElementsOf(
                            world.table().stream().map(CompatibilityTableTest::general).toList());
        }
    }

    /// The rows of the section about calls, variables without their names.
    private static Map<String, Row> rows() throws IOException {
        String text = Files.readString(TABLE);
        String section = text.substring(text.indexOf("## Calls"), text.indexOf("## Conventions"));
        Map<String, Row> rows = new LinkedHashMap<>();
        section.lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> {
                    Matcher row = ROW.matcher(line);
                    assertThat(row.matches()).as("one call per row: " + line).isTrue();
                    Row before =
                            rows.put(
                                    general(row.group(1)),
                                    new Row(row.group(2), row.group(3).strip()));
                    assertThat(before).as("told twice: " + line).isNull();
                });
        return rows;
    }

    private static String general(String call) {
        return call.replaceAll("\\{\\w+}", "{}");
    }
}
