package dev.vident.server;

import dev.vident.server.access.AppTokens;
import dev.vident.server.access.IssuedAppToken;
import dev.vident.server.access.Permission;
import dev.vident.server.config.BootstrapConfig;
import dev.vident.server.operator.Operators;
import dev.vident.server.operator.Role;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the first app token and the first operator, once.
final class Bootstrap {
    private static final String ADMIN_LOGIN = "admin";
    private static final String ADMIN_DISPLAY_NAME = "Admin";
    private static final int PASSWORD_LENGTH = 16;
    private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);

    private final Operators operators;
    private final AppTokens appTokens;
    private final Randomness randomness;

    Bootstrap(Operators operators, AppTokens appTokens, Randomness randomness) {
        this.operators = operators;
        this.appTokens = appTokens;
        this.randomness = randomness;
    }

    /// Does nothing where the login `admin` exists.
    ///
    /// @return what was made, or null where nothing was
    @Nullable FirstStart run(BootstrapConfig given) {
        if (operators.findByLogin(ADMIN_LOGIN).isPresent()) {
            return null;
        }
        IssuedAppToken token =
                given.appToken() == null
                        ? appTokens.issue("first", Mode.SANDBOX, ALL)
                        : appTokens.adopt(
                                "first",
                                given.appToken(),
                                Objects.requireNonNull(
                                        given.secretKey(), "checked by the configuration"),
                                ALL);
        Redacted<String> password =
                given.adminPassword() == null
                        ? Redacted.of(randomness.alphanumeric(PASSWORD_LENGTH))
                        : given.adminPassword();
        // Last: its presence says that the whole was done.
        operators.add(ADMIN_LOGIN, ADMIN_DISPLAY_NAME, EnumSet.allOf(Role.class), password);
        return new FirstStart(
                token.text(),
                token.secretKey(),
                given.appToken() != null,
                password,
                given.adminPassword() != null);
    }
}
