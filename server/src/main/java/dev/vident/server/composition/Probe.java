package dev.vident.server.composition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks ffprobe what is in a file. Safe for use by any thread.
public final class Probe {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path ffprobe;

    public Probe(FfmpegPrograms programs) {
        this.ffprobe = programs.ffprobe();
    }

    /// The facts the file states about itself.
    ///
    /// @throws FfmpegFailure when ffprobe cannot read the file
    public MediaFacts of(Path file) throws FfmpegFailure, InterruptedException {
        return read(file, List.of());
    }

    /// As [#of], but every packet is counted instead of believing the header.
    public MediaFacts counting(Path file) throws FfmpegFailure, InterruptedException {
        return read(file, List.of("-count_packets"));
    }

    private MediaFacts read(Path file, List<String> options)
            throws FfmpegFailure, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-v", "error", "-protocol_whitelist", "file"));
        arguments.addAll(options);
        arguments.addAll(List.of("-show_streams", "-show_format", "-of", "json", file.toString()));
        JsonNode found = JSON.readTree(FfmpegProcess.text(ffprobe, arguments, TIME_LIMIT));
        List<MediaFacts.Stream> streams = new ArrayList<>();
        for (JsonNode stream : found.path("streams")) {
            streams.add(
                    new MediaFacts.Stream(
                            stream.path("codec_type").asString(""),
                            stream.path("codec_name").asString(""),
                            number(stream, "duration"),
                            Math.round(
                                    Math.max(
                                            number(stream, "nb_frames"),
                                            number(stream, "nb_read_packets"))),
                            (int) number(stream, "width"),
                            (int) number(stream, "height")));
        }
        return new MediaFacts(number(found.path("format"), "duration"), List.copyOf(streams));
    }

    /// ffprobe writes most numbers as texts.
    private static double number(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(text) : 0;
    }
}
