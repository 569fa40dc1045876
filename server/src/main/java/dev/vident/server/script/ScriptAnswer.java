package dev.vident.server.script;

import dev.vident.server.platform.Redacted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an operator answered to a check of the script. Answers are never changed: of several to the
/// same check the last one counts, and all are kept.
///
/// @param words what the applicant said or the operator saw; null when nothing was noted
public record ScriptAnswer(
        String callId,
        String applicantId,
        ScriptCheck check,
        CheckResult result,
        @Nullable Redacted<String> words,
        String operatorId,
        String operatorName,
        Instant at) {}
