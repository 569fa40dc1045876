package dev.vident.server.http.desk;

import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.operator.LoggedIn;
import dev.vident.server.operator.Logins;
import dev.vident.server.operator.Operator;
import dev.vident.server.operator.Seated;
import dev.vident.server.operator.Session;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Redacted;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Logging in and out of the desk. Thread-safe.
final class LoginRoutes {
    private final Logins logins;
    private final DeskAccess access;
    private final boolean secureCookie;

    LoginRoutes(Logins logins, DeskAccess access, boolean secureCookie) {
        this.logins = logins;
        this.access = access;
        this.secureCookie = secureCookie;
    }

    record LoginRequest(@Nullable String login, @Nullable String password) {
        /// A password never prints.
        @Override
        public String toString() {
            return "LoginRequest[" + login + "]";
        }
    }

    record OperatorBody(
            String operatorId, String displayName, List<String> roles, String csrfToken) {}

    record OkBody(int ok) {}

    void mount(Router router) {
        Endpoints.on(router.post("/desk/api/login"), this::login);
        Endpoints.on(router.post("/desk/api/logout"), this::logout);
        Endpoints.on(router.get("/desk/api/me"), this::me);
    }

    private Answer login(Exchange exchange) {
        LoginRequest request = exchange.json(LoginRequest.class);
        if (request.login() == null || request.password() == null) {
            throw new Problem.BadRequest("login and password are needed").exception();
        }
        LoggedIn loggedIn = logins.login(request.login(), Redacted.of(request.password()));
        return Answer.json(200, body(loggedIn.operator(), loggedIn.session()))
                .with("Set-Cookie", cookie(loggedIn.cookieToken().value()))
                .with("Cache-Control", "no-store");
    }

    private Answer logout(Exchange exchange) {
        access.require(exchange, Set.of());
        String cookie = exchange.cookie(DeskAccess.COOKIE);
        if (cookie != null) {
            logins.logout(cookie);
        }
        return Answer.json(200, new OkBody(1)).with("Set-Cookie", cookie("") + "; Max-Age=0");
    }

    private Answer me(Exchange exchange) {
        Seated seated = access.require(exchange, Set.of());
        return Answer.json(200, body(seated.operator(), seated.session()))
                .with("Cache-Control", "no-store");
    }

    private static OperatorBody body(Operator operator, Session session) {
        return new OperatorBody(
                operator.id(),
                operator.displayName(),
                operator.roles().stream().map(Enum::name).sorted().toList(),
                session.csrfToken().value());
    }

    private String cookie(String value) {
        return DeskAccess.COOKIE
                + "="
                + value
                + "; Path=/desk; HttpOnly; SameSite=Strict"
                + (secureCookie ? "; Secure" : "");
    }
}
