package dev.vident.server.composition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who is shown where in the composition: equal cells side by side.
///
/// @param width of the whole picture in pixels
/// @param height likewise
/// @param cells from left to right
public record Layout(int width, int height, List<Cell> cells) {
    /// The place of one participant.
    ///
    /// @param participant the side of the call
    /// @param x left edge in pixels
    /// @param y upper edge
    public record Cell(String participant, int x, int y, int width, int height) {
        /// The participant as the viewer reads it.
        String name() {
            String name = participant.replaceAll("[^A-Za-z0-9]", " ").strip();
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    private static final int CELL_WIDTH = 640;
    private static final int CELL_HEIGHT = 480;

    /// The two seats every call has, left and right.
    private static final List<String> SEATS = List.of("applicant", "operator");

    /// Applicant and operator, also when one of them sent nothing, and behind them whoever else was
    /// recorded.
    public static Layout of(List<String> recordedParticipants) {
        Set<String> participants = new LinkedHashSet<>(SEATS);
        recordedParticipants.stream().sorted().forEach(participants::add);
        List<Cell> cells = new ArrayList<>();
        for (String participant : participants) {
            cells.add(new Cell(participant, cells.size() * CELL_WIDTH, 0, CELL_WIDTH, CELL_HEIGHT));
        }
        return new Layout(cells.size() * CELL_WIDTH, CELL_HEIGHT, List.copyOf(cells));
    }

    /// The cell of one participant.
    Optional<Cell> cell(String participant) {
        return cells.stream().filter(cell -> cell.participant().equals(participant)).findFirst();
    }
}
