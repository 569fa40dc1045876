package dev.vident.server.composition;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Watches and listens to a composition whose participants show a white picture and sound a beep at
/// the same moments, and says when each was seen and heard. ffmpeg decodes; everything else happens
/// here. Safe for use by any thread.
public final class MarkerFinder {
    /// One participant to look for.
    ///
    /// @param participant the side of the call; without a cell in the layout only heard
    /// @param beepHertz the pitch of this participant's beep, a multiple of 100
    public record Wanted(String participant, int beepHertz) {}

    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    /// Each cell is looked at as this many pixels a side.
    private static final int CELL_PIXELS = 8;

    /// Looks so many times a second, whatever the rate of the file.
    private static final int FRAME_RATE = 25;

    private static final int SAMPLE_RATE = 16_000;

    private final FfmpegPrograms programs;

    public MarkerFinder(FfmpegPrograms programs) {
        this.programs = programs;
    }

    /// Finds the markers.
    ///
    /// @param composition rendered by [Composer] for the layout of these participants
    /// @throws FfmpegFailure when the file cannot be decoded
    public Markers find(Path composition, Layout layout, List<Wanted> wanted)
            throws FfmpegFailure, InterruptedException {
        List<OnsetDetector> flashes = watch(composition, layout);
        List<OnsetDetector> beeps = listen(composition, wanted);
        List<Markers.Seat> seats = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            String participant = wanted.get(i).participant();
            Optional<Layout.Cell> cell = layout.cell(participant);
            seats.add(
                    new Markers.Seat(
                            participant,
                            cell.map(seen ->
                                            flashes.get(layout.cells().indexOf(seen))
                                                    .onsetSeconds())
                                    .orElse(List.of()),
                            beeps.get(i).onsetSeconds()));
        }
        return new Markers(seats);
    }

    private List<OnsetDetector> watch(Path composition, Layout layout)
            throws FfmpegFailure, InterruptedException {
        int cells = layout.cells().size();
        List<OnsetDetector> detectors = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            detectors.add(OnsetDetector.ofFlashes(1.0 / FRAME_RATE));
        }
        byte[] picture = new byte[CELL_PIXELS * CELL_PIXELS * cells];
        decode(
                composition,
                List.of(
                        "-filter_complex",
                        cellsInARow(layout),
                        "-map",
                        "[row]",
                        "-pix_fmt",
                        "gray",
                        "-f",
                        "rawvideo"),
                picture,
                () -> {
                    for (int cell = 0; cell < cells; cell++) {
                        detectors.get(cell).add(brightness(picture, cell, cells));
                    }
                });
        return detectors;
    }

    /// The filters that bring all cells to one size, from left to right.
    private static String cellsInARow(Layout layout) {
        StringBuilder filters = new StringBuilder();
        StringBuilder row = new StringBuilder();
        int cells = layout.cells().size();
        filters.append("[0:v:0]fps=").append(FRAME_RATE).append(",split=").append(cells);
        for (int i = 0; i < cells; i++) {
            filters.append("[w").append(i).append(']');
        }
        for (int i = 0; i < cells; i++) {
            Layout.Cell cell = layout.cells().get(i);
            filters.append(
                    ";[w%d]crop=%d:%d:%d:%d,scale=%d:%d:flags=area[c%d]"
                            .formatted(
                                    i,
                                    cell.width(),
                                    cell.height(),
                                    cell.x(),
                                    cell.y(),
                                    CELL_PIXELS,
                                    CELL_PIXELS,
                                    i));
            row.append("[c").append(i).append(']');
        }
        String join = cells == 1 ? "null" : "hstack=inputs=" + cells;
        return filters.append(';').append(row).append(join).append("[row]").toString();
    }

    private List<OnsetDetector> listen(Path composition, List<Wanted> wanted)
            throws FfmpegFailure, InterruptedException {
        List<OnsetDetector> detectors = new ArrayList<>();
        List<Tone> tones = new ArrayList<>();
        for (Wanted participant : wanted) {
            detectors.add(OnsetDetector.ofBeeps(Tone.HOP_SECONDS));
            tones.add(new Tone(participant.beepHertz(), SAMPLE_RATE));
        }
        byte[] hop = new byte[2 * (int) Math.round(Tone.HOP_SECONDS * SAMPLE_RATE)];
        decode(
                composition,
                List.of(
                        "-map",
                        "0:a:0",
                        "-ac",
                        "1",
                        "-ar",
                        String.valueOf(SAMPLE_RATE),
                        "-f",
                        "s16le"),
                hop,
                () -> {
                    for (int i = 0; i < tones.size(); i++) {
                        detectors.get(i).add(tones.get(i).loudness(hop));
                    }
                });
        return detectors;
    }

    /// Decodes one stream to raw bytes and calls `each` whenever `unit` was filled anew.
    private void decode(Path file, List<String> options, byte[] unit, Runnable each)
            throws FfmpegFailure, InterruptedException {
        List<String> arguments =
                new ArrayList<>(
                        List.of("-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe"));
        arguments.addAll(List.of("-i", file.toAbsolutePath().toString()));
        arguments.addAll(options);
        arguments.add("pipe:1");
        FfmpegProcess.run(
                programs.ffmpeg(),
                arguments,
                Path.of("."),
                TIME_LIMIT,
                output -> readUnits(output, unit, each));
    }

    private static void readUnits(InputStream output, byte[] unit, Runnable each)
            throws IOException {
        InputStream buffered = new BufferedInputStream(output, 1 << 16);
        while (buffered.readNBytes(unit, 0, unit.length) == unit.length) {
            each.run();
        }
    }

    /// Of the middle half, which an upright picture fills as well.
    private static double brightness(byte[] picture, int cell, int cells) {
        int sum = 0;
        for (int y = 0; y < CELL_PIXELS; y++) {
            int start = (y * cells + cell) * CELL_PIXELS;
            for (int x = CELL_PIXELS / 4; x < CELL_PIXELS * 3 / 4; x++) {
                sum += picture[start + x] & 0xff;
            }
        }
        return (double) sum / (CELL_PIXELS / 2 * CELL_PIXELS);
    }
}
