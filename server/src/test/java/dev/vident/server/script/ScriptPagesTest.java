package dev.vident.server.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pages and the server know the same script.
class ScriptPagesTest {
    private static final Pattern CODE_AND_TITLE =
            Pattern.compile(
                    "(step|check): '([A-Z_]+)',(?:\\s+still: (null|'[A-Z_]+'),\\s+shows: '[a-z]+',)?"
                            + "\\s+title: \\{ en: '([^']*)', de: '([^']*)' }");

    @Test
    void steps_stills_checks_and_titles_are_those_of_the_pages() throws IOException {
        assertThat(ofThePages()).isEqualTo(ofTheServer());
    }

    private static List<String> ofTheServer() {
        List<String> lines = new ArrayList<>();
        for (ScriptStep step : ScriptStep.script()) {
            StillKind still = step.still();
            lines.add(
                    String.join(
                            " | ",
                            "step",
                            step.name(),
                            still == null ? "null" : "'" + still.name() + "'",
                            step.title(),
                            step.germanTitle()));
            for (ScriptCheck check : step.checks()) {
                lines.add(
                        String.join(
                                " | ",
                                "check",
                                check.name(),
                                "null",
                                check.title(),
                                check.germanTitle()));
            }
        }
        return lines;
    }

    private static List<String> ofThePages() throws IOException {
        List<String> lines = new ArrayList<>();
        try (InputStream file =
                Objects.requireNonNull(
                        ScriptPagesTest.class.getResourceAsStream("/web/call/steps.js"))) {
            Matcher found =
                    CODE_AND_TITLE.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            while (found.find()) {
                lines.add(
                        String.join(
                                " | ",
                                found.group(1),
                                found.group(2),
                                found.group(3) == null ? "null" : found.group(3),
                                found.group(4),
                                found.group(5)));
            }
        }
        return lines;
    }
}
