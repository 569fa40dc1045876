package dev.vident.bench;

import java.util.Locale;

/// What `bench crash` found.
///
/// @param kills servers killed during a call
/// @param unreadableJournals journals of those calls that are missing or yield no record
/// @param lostMillisMax from the last record of a call's shortest journal to the kill, at most
/// @param lostMillisP50 the same, median of the kills
/// @param composed calls whose composition was there in the end
/// @param notComposed the others
public record CrashBenchResult(
        int kills,
        int unreadableJournals,
        long lostMillisMax,
        long lostMillisP50,
        int composed,
        int notComposed) {

    private static final long LOST_MAX = 1_000;

    boolean meetsTargets() {
        return unreadableJournals == 0 && lostMillisMax <= LOST_MAX && notComposed == 0;
    }

    String table() {
        return String.format(
                Locale.ROOT,
                """
                servers killed during a call      %8d
                journals that cannot be read      %8d   (none)
                lost at the end, ms, at most      %8d   (at most %d)
                lost at the end, ms, median       %8d
                calls composed after the restart  %8d
                calls not composed                %8d   (none)\
                """,
                kills,
                unreadableJournals,
                lostMillisMax,
                LOST_MAX,
                lostMillisP50,
                composed,
                notComposed);
    }
}
