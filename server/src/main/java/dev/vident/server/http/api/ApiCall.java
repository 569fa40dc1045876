package dev.vident.server.http.api;

import dev.vident.server.access.Caller;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.RequestTarget;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A signed call: who calls, what was captured from the path, what was sent.
///
/// @param captured raw path segments that stand for `{…}` in the route's template, in order
record ApiCall(Exchange exchange, RequestTarget target, List<String> captured, Caller caller) {

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
