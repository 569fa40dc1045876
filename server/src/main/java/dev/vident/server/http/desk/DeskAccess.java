package dev.vident.server.http.desk;

import dev.vident.server.call.DeskSeat;
import dev.vident.server.http.Exchange;
import dev.vident.server.operator.Logins;
import dev.vident.server.operator.Operator;
import dev.vident.server.operator.Role;
import dev.vident.server.operator.Seated;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.ProblemException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/// Who may do what at the desk: the session cookie, the CSRF token of changing calls, the roles.
/// Thread-safe.
public final class DeskAccess {
    static final String COOKIE = "vident_desk";
    private static final String CSRF_HEADER = "X-Vident-Csrf";

    private final Logins logins;

    public DeskAccess(Logins logins) {
        this.logins = logins;
    }

    /// Recognises the operator of a call.
    ///
    /// @param any one of these roles suffices; empty when every operator may
    /// @throws ProblemException 401 when not logged in, 403 without the CSRF token where one is
    ///   needed or without the role
    Seated require(Exchange exchange, Set<Role> any) {
        String cookie = exchange.cookie(COOKIE);
        if (cookie == null) {
            throw new Problem.Unauthorized("Not logged in").exception();
        }
        Seated seated = recognise(exchange, cookie);
        if (!mayDo(seated.operator(), any)) {
            throw new Problem.Forbidden("Your role does not permit this").exception();
        }
        return seated;
    }

    /// The operator of a session cookie who may hold calls; what the signalling asks.
    public Optional<DeskSeat> seat(String cookie) {
        try {
            Operator operator = logins.recognise(cookie).operator();
            return mayDo(operator, Set.of(Role.OPERATOR))
                    ? Optional.of(new DeskSeat(operator.id(), operator.displayName()))
                    : Optional.empty();
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    private Seated recognise(Exchange exchange, String cookie) {
        if (exchange.method().equals("GET") || exchange.method().equals("HEAD")) {
            return logins.recognise(cookie);
        }
        String csrf = exchange.header(CSRF_HEADER);
        return logins.recognise(cookie, csrf == null ? "" : csrf);
    }

    private static boolean mayDo(Operator operator, Set<Role> any) {
        return any.isEmpty() || !Collections.disjoint(operator.roles(), any);
    }
}
