package dev.vident.server.call;

/// The connected pages of both kinds. Thread-safe.
public final class Pages {
    private final Lines<ToApplicant> applicants = new Lines<>();
    private final Lines<ToOperator> operators = new Lines<>();

    /// By applicant id.
    Lines<ToApplicant> applicants() {
        return applicants;
    }

    /// By operator id.
    Lines<ToOperator> operators() {
        return operators;
    }

    /// Sends what both sides understand to one side of a call.
    void send(CallFacts call, Seat side, ToBoth message) {
        switch (side) {
            case APPLICANT -> applicants.send(call.applicantId(), message);
            case OPERATOR -> operators.send(call.operatorId(), message);
        }
    }
}
