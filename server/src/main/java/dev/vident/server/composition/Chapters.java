package dev.vident.server.composition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The chapters of one film: the first begins with it, each ends where the next begins, and the
/// last ends with the film.
///
/// @param starts call time in milliseconds and title, in order; empty when there are none
/// @param endMillis length of the film
record Chapters(Map<Long, String> starts, long endMillis) {
    /// What comes before the first step.
    private static final String BEGINNING = "Beginning";

    private static final int COUNT_MAX = 200;
    private static final int TITLE_CHARACTERS_MAX = 100;

    /// Of several that begin at the same time the last one counts; those behind the end do not.
    static Chapters of(List<Chapter> steps, Instant filmStart, long durationSeconds) {
        Map<Long, String> starts = new TreeMap<>();
        steps.stream()
                .sorted(Comparator.comparing(Chapter::at))
                .limit(COUNT_MAX)
                .forEach(step -> {
                    long millis = Math.max(0, Duration.between(filmStart, step.at()).toMillis());
                    if (millis < durationSeconds * 1_000) {
                        starts.put(millis, step.title());
                    }
                });
        if (!starts.isEmpty()) {
            starts.putIfAbsent(0L, BEGINNING);
        }
        return new Chapters(starts, durationSeconds * 1_000);
    }

    boolean isEmpty() {
        return starts.isEmpty();
    }

    /// The chapters as ffmpeg's metadata demuxer reads them.
    String metadata() {
        StringBuilder text = new StringBuilder(";FFMETADATA1\n");
        List<Long> times = new ArrayList<>(starts.keySet());
        for (int i = 0; i < times.size(); i++) {
            long end = i + 1 < times.size() ? times.get(i + 1) : endMillis;
            text.append("[CHAPTER]\nTIMEBASE=1/1000\nSTART=")
                    .append(times.get(i))
                    .append("\nEND=")
                    .append(end)
                    .append("\ntitle=")
                    .append(escaped(starts.getOrDefault(times.get(i), "")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String escaped(String title) {
        String line = title.replaceAll("\\p{Cntrl}", " ").strip();
        String shortened = line.substring(0, Math.min(TITLE_CHARACTERS_MAX, line.length()));
        return shortened.replaceAll("([=;#\\\\])", "\\\\$1");
    }
}
