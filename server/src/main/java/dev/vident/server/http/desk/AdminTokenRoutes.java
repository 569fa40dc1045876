package dev.vident.server.http.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vident.server.access.AppToken;
import dev.vident.server.access.AppTokens;
import dev.vident.server.access.IssuedAppToken;
import dev.vident.server.access.Permission;
import dev.vident.server.access.PreviousSecret;
import dev.vident.server.access.TokenScope;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.Routes;
import dev.vident.server.operator.Role;
import dev.vident.server.platform.AddressRange;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Administration of app tokens at the desk. Thread-safe.
public final class AdminTokenRoutes implements Routes {
    static final Set<Role> ADMINISTRATING = Set.of(Role.ADMINISTRATOR);

    private final DeskAccess access;
    private final AppTokens tokens;

    public AdminTokenRoutes(DeskAccess access, AppTokens tokens) {
        this.access = access;
        this.tokens = tokens;
    }

    /// @param mode `sandbox` or `production`
    /// @param oldSecretUntil until when the secret before the last rotation works
    record TokenBody(
            String id,
            String name,
            String mode,
            String publicPart,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> permissions,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> allowedIps,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> sourceKeys,
            boolean watermark,
            boolean revoked,
            String createdAt,
            @Nullable String lastUsedAt,
            @Nullable String oldSecretUntil) {}

    record IssuedBody(@JsonUnwrapped TokenBody body, String token, String secretKey) {}

    record Items(@JsonInclude(JsonInclude.Include.ALWAYS) List<TokenBody> items) {}

    record NewToken(
            @Nullable String name,
            @Nullable String mode,
            @Nullable List<String> permissions,
            @Nullable List<String> allowedIps,
            @Nullable List<String> sourceKeys,
            @Nullable Boolean watermark) {}

    record Rotation(@Nullable Long graceSeconds) {}

    @Override
    public void mount(Router router) {
        Endpoints.on(router.get("/desk/api/admin/tokens"), this::list);
        Endpoints.on(router.post("/desk/api/admin/tokens"), this::create);
        Endpoints.on(router.post("/desk/api/admin/tokens/:id/rotate"), this::rotate);
        Endpoints.on(router.post("/desk/api/admin/tokens/:id/revoke"), this::revoke);
    }

    private Answer list(Exchange exchange) {
        access.require(exchange, ADMINISTRATING);
        return all();
    }

    private Answer create(Exchange exchange) {
        access.require(exchange, ADMINISTRATING);
        NewToken wanted = exchange.json(NewToken.class);
        TokenScope scope =
                new TokenScope(
                        permissions(orEmpty(wanted.permissions())),
                        orEmpty(wanted.allowedIps()).stream().map(AdminTokenRoutes::range).toList(),
                        Set.copyOf(orEmpty(wanted.sourceKeys())),
                        Boolean.TRUE.equals(wanted.watermark()));
        String name = wanted.name() == null ? "" : wanted.name();
        return issued(tokens.issue(name, mode(wanted.mode()), scope));
    }

    private Answer rotate(Exchange exchange) {
        access.require(exchange, ADMINISTRATING);
        Long grace = exchange.json(Rotation.class).graceSeconds();
        if (grace == null || grace < 0 || grace > AppTokens.GRACE_MAX.toSeconds()) {
            throw new Problem.BadRequest("graceSeconds must be 0 to 30 days").exception();
        }
        return issued(tokens.rotate(exchange.pathParameter("id"), Duration.ofSeconds(grace)));
    }

    private Answer revoke(Exchange exchange) {
        access.require(exchange, ADMINISTRATING);
        tokens.revoke(exchange.pathParameter("id"));
        return all();
    }

    private Answer all() {
        return unkept(
                Answer.json(
                        200,
                        new Items(tokens.list().stream().map(AdminTokenRoutes::body).toList())));
    }

    private static Answer issued(IssuedAppToken issued) {
        return unkept(
                Answer.json(
                        200,
                        new IssuedBody(
                                body(issued.token()),
                                issued.text().value(),
                                issued.secretKey().value())));
    }

    private static TokenBody body(AppToken token) {
        PreviousSecret previous = token.previous();
        Instant lastUsedAt = token.lastUsedAt();
        return new TokenBody(
                token.id(),
                token.name(),
                token.mode().name().toLowerCase(Locale.ROOT),
                token.publicPart(),
                token.scope().permissions().stream().map(Permission::wireName).sorted().toList(),
                token.scope().allowedAddresses().stream().map(AddressRange::toString).toList(),
                token.scope().sourceKeys().stream().sorted().toList(),
                token.scope().watermark(),
                token.revoked(),
                token.createdAt().toString(),
                lastUsedAt == null ? null : lastUsedAt.toString(),
                previous == null ? null : previous.until().toString());
    }

    static Mode mode(@Nullable String text) {
        return switch (text) {
            case "sandbox" -> Mode.SANDBOX;
            case "production" -> Mode.PRODUCTION;
            case null, default ->
                    throw new Problem.BadRequest("mode must be sandbox or production").exception();
        };
    }

    /// Nobody keeps an answer that may hold a secret.
    static Answer unkept(Answer answer) {
        return answer.with("Cache-Control", "private, no-store");
    }

    private static Set<Permission> permissions(List<String> names) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String name : names) {
            permissions.add(
                    Permission.ofWireName(name)
                            .orElseThrow(() ->
                                    new Problem.BadRequest("Unknown permission '" + name + "'")
                                            .exception()));
        }
        return permissions;
    }

    private static AddressRange range(String text) {
        try {
            return AddressRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Problem.BadRequest("'" + text + "': " + e.getMessage()).exception();
        }
    }

    private static List<String> orEmpty(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
