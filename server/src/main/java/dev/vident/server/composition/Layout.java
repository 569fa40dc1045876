package dev.vident.server.composition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who is shown where in the composition.
///
/// @param width of the whole picture in pixels
/// @param height likewise
/// @param cells those behind first
public record Layout(int width, int height, List<Cell> cells) {
    /// The place of one participant.
    ///
    /// @param participant the side of the call
    /// @param x left edge in pixels
    /// @param y upper edge
    /// @param inset whether it covers a part of another cell
    public record Cell(String participant, int x, int y, int width, int height, boolean inset) {
        /// The participant as the viewer reads it.
        String name() {
            String name = participant.replaceAll("[^A-Za-z0-9]", " ").strip();
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    private static final int CELL_WIDTH = 640;
    private static final int CELL_HEIGHT = 480;
    private static final int LARGE_WIDTH = 960;
    private static final int LARGE_HEIGHT = 720;
    private static final int INSET_WIDTH = 240;
    private static final int INSET_HEIGHT = 180;
    private static final int INSET_MARGIN = 16;

    private static final String APPLICANT = "applicant";

    /// The two seats every call has.
    private static final List<String> SEATS = List.of(APPLICANT, "operator");

    /// Side by side.
    public static Layout of(List<String> recordedParticipants) {
        return of(recordedParticipants, LayoutStyle.SIDE_BY_SIDE);
    }

    /// Applicant and operator, also when one of them sent nothing, and behind them whoever else was
    /// recorded.
    public static Layout of(List<String> recordedParticipants, LayoutStyle style) {
        Set<String> participants = new LinkedHashSet<>(SEATS);
        recordedParticipants.stream().sorted().forEach(participants::add);
        return switch (style) {
            case SIDE_BY_SIDE -> sideBySide(participants);
            case PICTURE_IN_PICTURE -> large(participants);
            case APPLICANT_ONLY -> large(Set.of(APPLICANT));
        };
    }

    private static Layout sideBySide(Set<String> participants) {
        List<Cell> cells = new ArrayList<>();
        for (String participant : participants) {
            int x = cells.size() * CELL_WIDTH;
            cells.add(new Cell(participant, x, 0, CELL_WIDTH, CELL_HEIGHT, false));
        }
        return new Layout(cells.size() * CELL_WIDTH, CELL_HEIGHT, List.copyOf(cells));
    }

    /// The first one fills the picture, the others stand in its upper right corner below each
    /// other, as far as there is room.
    private static Layout large(Set<String> participants) {
        List<Cell> cells = new ArrayList<>();
        int y = INSET_MARGIN;
        for (String participant : participants) {
            if (cells.isEmpty()) {
                cells.add(new Cell(participant, 0, 0, LARGE_WIDTH, LARGE_HEIGHT, false));
            } else if (y + INSET_HEIGHT < LARGE_HEIGHT) {
                int x = LARGE_WIDTH - INSET_WIDTH - INSET_MARGIN;
                cells.add(new Cell(participant, x, y, INSET_WIDTH, INSET_HEIGHT, true));
                y += INSET_HEIGHT + INSET_MARGIN;
            }
        }
        return new Layout(LARGE_WIDTH, LARGE_HEIGHT, List.copyOf(cells));
    }

    /// The cell of one participant.
    Optional<Cell> cell(String participant) {
        return cells.stream().filter(cell -> cell.participant().equals(participant)).findFirst();
    }
}
