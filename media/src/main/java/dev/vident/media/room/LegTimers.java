package dev.vident.media.room;

/// When a leg has something to do by itself. Microseconds; nothing is due before the leg is
/// connected. Repair and feedback wake nobody up while there is nothing to repair or to tell.
final class LegTimers {
    private static final long REPAIR_INTERVAL_MICROS = 20_000;
    private static final long FEEDBACK_INTERVAL_MICROS = 100_000;
    private static final long REPORT_INTERVAL_MICROS = 1_000_000;

    /// Reports of all legs fall on beats of this length, so that one wake-up serves several.
    private static final long REPORT_BEAT_MICROS = 100_000;

    private long repairMicros = Long.MAX_VALUE;
    private long feedbackMicros = Long.MAX_VALUE;
    private long reportMicros = Long.MAX_VALUE;

    void start(long nowMicros) {
        repairMicros = nowMicros + REPAIR_INTERVAL_MICROS;
        feedbackMicros = nowMicros + FEEDBACK_INTERVAL_MICROS;
        reportMicros =
                Math.ceilDiv(nowMicros, REPORT_BEAT_MICROS) * REPORT_BEAT_MICROS
                        + REPORT_INTERVAL_MICROS;
    }

    /// Whether to ask for missing packets and key frames now.
    boolean takeRepair(long nowMicros) {
        boolean due = nowMicros >= repairMicros;
        repairMicros = due ? nowMicros + REPAIR_INTERVAL_MICROS : repairMicros;
        return due;
    }

    /// Whether to make congestion feedback now.
    boolean takeFeedback(long nowMicros) {
        boolean due = nowMicros >= feedbackMicros;
        feedbackMicros = due ? nowMicros + FEEDBACK_INTERVAL_MICROS : feedbackMicros;
        return due;
    }

    /// Whether to report reception and quality now.
    boolean takeReport(long nowMicros) {
        boolean due = nowMicros >= reportMicros;
        reportMicros = due ? reportMicros + REPORT_INTERVAL_MICROS : reportMicros;
        return due;
    }

    long wakeUpMicros(boolean repairWanted, boolean feedbackWanted) {
        long next = reportMicros;
        if (repairWanted) {
            next = Math.min(next, repairMicros);
        }
        return feedbackWanted ? Math.min(next, feedbackMicros) : next;
    }
}
