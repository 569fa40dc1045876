package dev.vident.server.composition;

import dev.vident.media.journal.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a cell shows while its participant is not to be seen, and when: `no camera` while something
/// else is received, `connection lost` with the time running until something is received again, and
/// `not connected` before the first and after the last sign of life.
///
/// @param noCamera nothing to see, though the participant is there
/// @param connectionLost nothing is received, and later something is again
/// @param notConnected the rest
record Placards(Stretches noCamera, Stretches connectionLost, Stretches notConnected) {
    /// A hostile sender could otherwise make the filter description as long as it likes.
    static final int STRETCHES_MAX = 100;

    private static final double MILLIS = 1e3;

    /// Everybody has seen a picture that stands still for so long.
    private static final long FROZEN_UNMARKED_MILLIS = 2_000;

    private static final int FONT_SHARE = 20;
    private static final int FONT_PIXELS_MIN = 12;

    static Placards of(CompositionPlan plan, String participant) {
        Stretches call = Stretches.union(List.of(new Stretch(0, plan.durationSeconds() * 1_000)));
        List<TrackFile> tracks =
                plan.tracks().stream()
                        .filter(track -> track.participant().equals(participant))
                        .toList();
        Stretches present =
                Stretches.union(plan.presence().getOrDefault(participant, Stretches.NONE).list())
                        .atMost(STRETCHES_MAX);
        Stretches seen =
                Stretches.union(
                        tracks.stream()
                                .filter(track -> track.kind() == MediaKind.VIDEO)
                                .flatMap(track -> track.stretches().list().stream())
                                .toList());
        Stretches lost = present.gaps().without(seen);
        Stretches noCamera = present.without(seen);
        return new Placards(
                noCamera.atMost(STRETCHES_MAX),
                lost,
                call.without(present).without(present.gaps()).without(seen));
    }

    /// The filter that marks a picture which has stood still for some time though its camera goes
    /// on, behind a comma; nothing when there is none.
    static String frozen(TrackFile track, Layout.Cell cell, CompositionPlan plan) {
        List<Stretch> stretches =
                track.frozen().atMost(STRETCHES_MAX).list().stream()
                        .filter(still ->
                                still.endMillis() - still.fromMillis() > FROZEN_UNMARKED_MILLIS)
                        .toList();
        if (stretches.isEmpty()) {
            return "";
        }
        List<Stretch> marked =
                stretches.stream()
                        .map(still ->
                                new Stretch(
                                        still.fromMillis() + FROZEN_UNMARKED_MILLIS,
                                        still.endMillis()))
                        .toList();
        return (",drawtext=fontfile=%s:text='picture frozen %s':fontsize=%d:fontcolor=white:box=1"
                        + ":boxcolor=0x000000a0:boxborderw=4:x=%d+(%d-text_w)/2:y=%d:enable='%s'")
                .formatted(
                        plan.font(),
                        running(new Stretches(stretches)),
                        fontPixels(cell),
                        cell.x(),
                        cell.width(),
                        cell.y() + fontPixels(cell),
                        within(new Stretches(marked)));
    }

    private static int fontPixels(Layout.Cell cell) {
        return Math.max(FONT_PIXELS_MIN, cell.height() / FONT_SHARE);
    }

    /// The filters that write into an empty cell.
    List<String> filters(Layout.Cell cell, CompositionPlan plan) {
        List<String> filters = new ArrayList<>();
        write(filters, cell, plan, "no camera", noCamera);
        write(filters, cell, plan, "connection lost " + running(connectionLost), connectionLost);
        write(filters, cell, plan, "not connected", notConnected);
        return filters;
    }

    private static void write(
            List<String> filters,
            Layout.Cell cell,
            CompositionPlan plan,
            String text,
            Stretches when) {
        if (when.list().isEmpty()) {
            return;
        }
        filters.add(
                ("drawtext=fontfile=%s:text='%s - %s':fontsize=%d:fontcolor=0x9aa4ad"
                                + ":x=%d+(%d-text_w)/2:y=%d+(%d-text_h)/2:enable='%s'")
                        .formatted(
                                plan.font(),
                                cell.name(),
                                text,
                                fontPixels(cell),
                                cell.x(),
                                cell.width(),
                                cell.y(),
                                cell.height(),
                                within(when)));
    }

    /// An ffmpeg expression of `t` that is not 0 within these times.
    static String within(Stretches when) {
        return when.list().stream().map(Placards::within).collect(Collectors.joining("+"));
    }

    private static String within(Stretch when) {
        return String.format(
                Locale.ROOT,
                "gte(t,%.3f)*lt(t,%.3f)",
                when.fromMillis() / MILLIS,
                when.endMillis() / MILLIS);
    }

    /// Minutes and seconds since the stretch began, as drawtext expands it.
    private static String running(Stretches when) {
        String since =
                when.list().stream()
                        .map(stretch ->
                                String.format(
                                        Locale.ROOT,
                                        "%s*(t-%.3f)",
                                        within(stretch),
                                        stretch.fromMillis() / MILLIS))
                        .collect(Collectors.joining("+"));
        return "%%{eif\\:trunc((%s)/60)\\:d\\:2}\\:%%{eif\\:mod(trunc(%s),60)\\:d\\:2}"
                .formatted(since, since);
    }
}
