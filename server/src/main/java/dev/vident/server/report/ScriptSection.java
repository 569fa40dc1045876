package dev.vident.server.report;

import static dev.vident.server.report.SummaryReport.utc;

import dev.vident.server.event.EventEntry;
import dev.vident.server.script.CheckResult;
import dev.vident.server.script.ScriptAnswer;
import dev.vident.server.script.StepTaken;
import java.io.IOException;
import java.util.List;

/// What was asked and answered in one call, step by step.
final class ScriptSection {
    private static final float CHECK_WIDTH = 190;
    private static final float RESULT_WIDTH = 92;
    private static final float[] WIDTHS = {
        CHECK_WIDTH, RESULT_WIDTH, Sheet.WIDTH - CHECK_WIDTH - RESULT_WIDTH
    };

    private final ReportLanguage in;

    ScriptSection(ReportLanguage in) {
        this.in = in;
    }

    void write(Sheet sheet, CallEvidence evidence, List<EventEntry> events) throws IOException {
        List<StepTaken> steps = StepTaken.of(evidence.call().id(), events, evidence.answers());
        if (steps.isEmpty()) {
            return;
        }
        sheet.subheading(in.say("Script", "Leitfaden"));
        for (StepTaken taken : steps) {
            sheet.row(
                    in.say(taken.step().title(), taken.step().germanTitle()),
                    taken.begunAt() == null
                            ? in.say("not shown to the applicant", "nicht gezeigt")
                            : utc(taken.begunAt()));
            for (ScriptAnswer answer : taken.answers()) {
                answer(sheet, answer);
            }
        }
    }

    private void answer(Sheet sheet, ScriptAnswer answer) throws IOException {
        boolean passed = answer.result() == CheckResult.PASSED;
        String told = utc(answer.at()) + " · " + answer.operatorName();
        sheet.columns(
                WIDTHS,
                new Ink[] {Ink.TEXT, passed ? Ink.ACCENT : Ink.DANGER, Ink.QUIET},
                "– " + in.say(answer.check().title(), answer.check().germanTitle()),
                passed ? in.say("passed", "bestanden") : in.say("not passed", "nicht bestanden"),
                answer.words() == null ? told : "“" + answer.words().value() + "” · " + told);
    }
}
