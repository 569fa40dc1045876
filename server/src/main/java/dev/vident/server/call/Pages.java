package dev.vident.server.call;

import dev.vident.server.platform.Redacted;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The connected pages of both kinds. Thread-safe.
public final class Pages {
    private final Lines<ToApplicant> applicants = new Lines<>();
    private final Map<String, Redacted<String>> origins = new ConcurrentHashMap<>();
    private final Lines<ToOperator> operators = new Lines<>();

    /// From where an applicant's page calls.
    ///
    /// @param origin null when that is not kept, or the page is gone
    void calledFrom(String applicantId, @Nullable Redacted<String> origin) {
        if (origin == null) {
            origins.remove(applicantId);
        } else {
            origins.put(applicantId, origin);
        }
    }

    /// From where an applicant's page calls, where that is kept.
    Optional<Redacted<String>> origin(String applicantId) {
        return Optional.ofNullable(origins.get(applicantId));
    }

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
