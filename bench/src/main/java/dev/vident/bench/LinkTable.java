package dev.vident.bench;

import dev.vident.media.synthetic.LinkOutcome;
import java.util.List;
import java.util.Locale;

/// The outcomes of link trials as a Markdown table.
final class LinkTable {
    private static final String BEGIN = "<!-- table of ./vident bench links -->\n";
    private static final String END = "<!-- end of table -->";

    private static final String HEAD =
            """
            | network | up kbit/s | fps | freezes | longest | sound % | gap | down kbit/s | fps | freezes | longest | sound % | gap | back after | missing |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private LinkTable() {}

    static String of(List<LinkOutcome> outcomes) {
        StringBuilder table = new StringBuilder(HEAD);
        for (LinkOutcome outcome : outcomes) {
            table.append("| ")
                    .append(outcome.name())
                    .append(" | ")
                    .append(direction(outcome.up()))
                    .append(direction(outcome.down()))
                    .append(recovery(outcome))
                    .append(" | ")
                    .append(outcome.packetsMissing())
                    .append(" of ")
                    .append(outcome.packetsSent())
                    .append(" |\n");
        }
        return table.toString();
    }

    /// The text with the table between its marks replaced.
    ///
    /// @throws IllegalArgumentException when the text has no such marks
    static String putInto(String text, String table) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "The file has no lines \"" + BEGIN.strip() + "\" and \"" + END + "\".");
        }
        return text.substring(0, begin + BEGIN.length()) + table + text.substring(end);
    }

    private static String direction(LinkOutcome.Direction direction) {
        return String.format(
                Locale.ROOT,
                "%.0f | %.1f | %d | %d ms | %.1f | %d ms | ",
                direction.videoKilobitsPerSecond(),
                direction.framesPerSecond(),
                direction.freezes(),
                direction.longestPauseMillis(),
                Math.min(100, direction.audioPercent()),
                direction.longestSilenceMillis());
    }

    private static String recovery(LinkOutcome outcome) {
        long millis = Math.max(outcome.up().recoveryMillis(), outcome.down().recoveryMillis());
        return millis == 0 ? "" : millis + " ms";
    }
}
