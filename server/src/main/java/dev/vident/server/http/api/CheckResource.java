package dev.vident.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.ReviewAnswer;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.http.Answer;
import dev.vident.server.platform.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Why an applicant was rejected, and checks that other products make (contract rows 19 and 33).
final class CheckResource {

    private static final String GROUP = "videoIdent_";

    /// What was pressed to reject.
    record ButtonState(@JsonInclude(JsonInclude.Include.ALWAYS) List<String> buttonIds) {}

    private final Applicants applicants;

    CheckResource(ApiParts parts) {
        this.applicants = parts.applicants();
    }

    /// `GET /resources/moderationStates/-;applicantId={applicantId}`: empty unless rejected.
    Answer moderationStates(ApiCall call) {
        Applicant applicant =
                SourceKeyGuard.require(
                        call,
                        applicants.get(
                                call.mode(), call.requiredMatrixParameter(0, "applicantId")));
        ReviewResult result = applicant.review().result();
        if (result == null || result.answer() != ReviewAnswer.RED) {
            return Answer.json(200, Map.of());
        }
        List<String> buttons = result.rejectLabels().stream().map(CheckResource::button).toList();
        return Answer.json(200, Map.of("applicantState", new ButtonState(buttons)));
    }

    /// `GET /resources/checks/latest?type=&applicantId=`: none of these checks is made here.
    Answer latest(ApiCall call) {
        String type = call.requiredParameter("type");
        if (!type.matches("[A-Z][A-Z_]{0,63}")) {
            throw new Problem.BadRequest("type must be the name of a check").exception();
        }
        SourceKeyGuard.require(
                call, applicants.get(call.mode(), call.requiredParameter("applicantId")));
        return Answer.json(200, Map.of("checks", new Object[0]));
    }

    /// `NOT_ALONE` becomes `videoIdent_notAlone`.
    private static String button(String label) {
        StringBuilder button = new StringBuilder(GROUP);
        for (String word : label.toLowerCase(Locale.ROOT).split("_", -1)) {
            boolean first = button.length() == GROUP.length();
            button.append(
                    first || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return button.toString();
    }
}
