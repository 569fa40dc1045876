package dev.vident.server.command;

import dev.vident.server.simulation.SimulationResult;
import dev.vident.server.simulation.SimulationResult.Finding;
import java.io.PrintWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Prints what a simulation saw: findings for people, one JSON object for programs.
final class ResultPrinter {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintWriter progress;
    private final PrintWriter out;
    private final boolean json;

    /// @param out standard output
    /// @param err standard error, where progress goes when standard output is for a program
    ResultPrinter(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.json = json;
        this.progress = json ? err : out;
    }

    /// One step of the way.
    void step(String text) {
        progress.println("· " + text);
        progress.flush();
    }

    /// The end.
    void result(SimulationResult result) {
        for (Finding finding : result.findings()) {
            progress.println((finding.held() ? "✓ " : "✗ ") + finding.text());
        }
        progress.flush();
        if (json) {
            out.println(JSON.writeValueAsString(object(result)));
        } else {
            out.println();
            out.println("The API's answer:");
            out.println(
                    JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(JSON.readTree(result.inspectionJson())));
            out.println();
            out.println("The composed video: " + result.mediaPath());
            out.println(
                    result.successful()
                            ? "Everything holds."
                            : "Something does not hold; see ✗ above.");
        }
        out.flush();
    }

    private static ObjectNode object(SimulationResult result) {
        ObjectNode object = JSON.createObjectNode();
        object.set("inspection", JSON.readTree(result.inspectionJson()));
        object.put("applicantId", result.applicantId());
        object.put("mediaPath", result.mediaPath().toString());
        object.put("markersExpected", result.markersExpected());
        object.put("markersFound", result.markersFound());
        object.put("avOffsetMillisMax", result.avOffsetMillisMax());
        object.put("joinToFirstFrameMillis", result.joinToFirstFrameMillis());
        return object;
    }
}
