package dev.vident.server.http.signalling;

import dev.vident.server.call.ApplicantDoor;
import dev.vident.server.call.DeskSeat;
import dev.vident.server.call.OperatorDoor;
import dev.vident.server.http.RequestRefused;
import dev.vident.server.http.Routes;
import dev.vident.server.platform.Redacted;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The two WebSocket endpoints of `docs/protocol/signalling.md`. Thread-safe.
public final class SignallingRoutes implements Routes {
    private static final String DESK_COOKIE = "vident_desk";

    private final ApplicantDoor applicants;
    private final OperatorDoor operators;
    private final Function<String, Optional<String>> applicantLogins;
    private final Function<String, Optional<DeskSeat>> deskLogins;
    private final SignallingSettings settings;
    private final Origins origins;
    private final Executor threads;

    /// @param applicantLogins finds the applicant of an SDK access token; may block
    /// @param deskLogins finds the operator of a desk session cookie's value; may block
    /// @param origins from where applicants call
    /// @param threads where messages are handled, one at a time for each connection; virtual
    ///   threads
    public SignallingRoutes(
            ApplicantDoor applicants,
            OperatorDoor operators,
            Function<String, Optional<String>> applicantLogins,
            Function<String, Optional<DeskSeat>> deskLogins,
            SignallingSettings settings,
            Origins origins,
            Executor threads) {
        this.applicants = applicants;
        this.operators = operators;
        this.applicantLogins = applicantLogins;
        this.deskLogins = deskLogins;
        this.settings = settings;
        this.origins = origins;
        this.threads = threads;
    }

    @Override
    public void mount(Router router) {
        router.get("/websdk/signalling").handler(this::applicant);
        router.get("/desk/signalling").handler(this::operator);
    }

    private void applicant(RoutingContext routing) {
        Redacted<String> origin = origins.of(routing);
        upgrade(
                routing,
                socket -> {
                    ApplicantConversation conversation =
                            new ApplicantConversation(applicants, applicantLogins, origin);
                    SocketLine line = open(routing, socket, conversation);
                    routing.vertx()
                            .setTimer(
                                    settings.helloWithin().toMillis(),
                                    _ -> line.later(() -> conversation.helloOverdue(line)));
                });
    }

    /// A page of another origin must not use the operator's cookie.
    private void operator(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!isOwnOrigin(request.getHeader("Origin"), request.getHeader("Host"))) {
            routing.fail(new RequestRefused(403, "The Origin must be the server's own"));
            return;
        }
        Cookie cookie = request.getCookie(DESK_COOKIE);
        String session = cookie == null ? null : cookie.getValue();
        upgrade(
                routing,
                socket ->
                        open(
                                routing,
                                socket,
                                new OperatorConversation(
                                        operators,
                                        () ->
                                                session == null
                                                        ? Optional.empty()
                                                        : deskLogins.apply(session))));
    }

    private SocketLine open(
            RoutingContext routing, ServerWebSocket socket, SocketLine.Conversation conversation) {
        return SocketLine.open(socket, routing.vertx(), settings, threads, conversation);
    }

    private static void upgrade(
            RoutingContext routing, java.util.function.Consumer<ServerWebSocket> opened) {
        if (!"websocket".equalsIgnoreCase(routing.request().getHeader("Upgrade"))) {
            routing.fail(new RequestRefused(400, "A WebSocket is served here"));
            return;
        }
        routing.request().toWebSocket().onSuccess(opened::accept).onFailure(routing::fail);
    }

    static boolean isOwnOrigin(@Nullable String origin, @Nullable String host) {
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
