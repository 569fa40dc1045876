package dev.vident.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./vident demo --json`, as a newcomer runs it.
@Timeout(240)
final class DemoTest {
    @TempDir Path folder;

    @Test
    void the_demo_finds_every_flash_and_beep_and_says_so_in_json() throws Exception {
        Process demo =
                new ProcessBuilder(
                                ServerProcess.java(
                                        "demo",
                                        "--json",
                                        "--seconds",
                                        "6",
                                        "--data",
                                        folder.resolve("data").toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String output = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(demo.waitFor()).as(output).isZero();
        JsonNode result = JsonMapper.shared().readTree(output.lines().toList().getLast());
        assertThat(result.path("markersExpected").asInt()).isGreaterThanOrEqualTo(20);
        assertThat(result.path("markersFound").asInt())
                .isEqualTo(result.path("markersExpected").asInt());
        assertThat(result.path("avOffsetMillisMax").asDouble()).isBetween(0.0, 60.0);
        assertThat(result.path("joinToFirstFrameMillis").asLong()).isPositive();
        assertThat(Path.of(result.path("mediaPath").asString())).isNotEmptyFile();
        JsonNode videoIdent = result.path("inspection").path("videoIdentData");
        assertThat(videoIdent.path("reviewStatus").asString()).isEqualTo("completed");
        assertThat(videoIdent.path("compositions").get(0).path("compositionMediaId").asString())
                .matches("[0-9a-f]{24}");
    }
}
