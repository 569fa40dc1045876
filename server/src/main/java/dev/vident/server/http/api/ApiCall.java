package dev.vident.server.http.api;

import dev.vident.server.access.Caller;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.RequestTarget;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A signed call: who calls, what was captured from the path, what was sent.
///
/// @param captured raw path segments that stand for `{…}` in the route's template, in order
/// @param upload the file in which the body lies, on routes whose bodies are large
record ApiCall(
        Exchange exchange,
        RequestTarget target,
        List<String> captured,
        Caller caller,
        @Nullable Path upload) {

    private static final byte[] OK = "{\"ok\":1}".getBytes(StandardCharsets.UTF_8);

    /// The acknowledgement of a write (contract section 0).
    static Answer acknowledgement() {
        return Answer.json(200, OK);
    }

    /// A list without the elements that were sent as null.
    static <T> List<T> present(List<? extends @Nullable T> sent) {
        List<T> present = new ArrayList<>();
        for (@Nullable T element : sent) {
            if (element != null) {
                present.add(element);
            }
        }
        return present;
    }

    /// The applicant whom the first captured segment names.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed id, 404 when there
    ///   is none in this mode
    Applicant applicant(Applicants applicants) {
        return ApplicantReference.of(captured.getFirst()).find(applicants, mode());
    }

    /// A matrix parameter of a captured segment that must be there.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 when it is missing or empty
    String requiredMatrixParameter(int index, String name) {
        return required(RequestTarget.matrix(captured.get(index), name), name);
    }

    /// The half of the data this call may see.
    Mode mode() {
        return caller.mode();
    }

    /// A captured segment, decoded, without its matrix parameters.
    String segment(int index) {
        return RequestTarget.name(captured.get(index));
    }

    /// A query parameter, or null when it is missing or empty.
    @Nullable String parameter(String name) {
        String value = target.parameter(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /// A query parameter that must be there.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 when it is missing or empty
    String requiredParameter(String name) {
        return required(parameter(name), name);
    }

    /// A value that must be there.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 when it is missing or empty
    static String required(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw new Problem.BadRequest(name + " is required").exception();
        }
        return value;
    }

    /// A query parameter that is a whole number, or null.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 when it is something else
    @Nullable Long number(String name) {
        String value = parameter(name);
        if (value == null) {
            return null;
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException _) {
            throw new Problem.BadRequest(name + " must be a whole number").exception();
        }
    }
}
