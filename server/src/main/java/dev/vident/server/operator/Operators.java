package dev.vident.server.operator;

import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.Transactions;
import dev.vident.server.secret.PasswordHash;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Adds and finds operators. Thread-safe.
public final class Operators {
    private static final int PASSWORD_LENGTH_MIN = 8;
    private static final int PASSWORD_LENGTH_MAX = 1024;

    private final OperatorStore operators;
    private final SessionStore sessions;
    private final PasswordHash passwords;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public Operators(
            OperatorStore operators,
            SessionStore sessions,
            PasswordHash passwords,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.operators = operators;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws dev.vident.server.platform.ProblemException 400 when the password is too short or
    ///   too long, 409 when the login is taken
    public Operator add(
            String login, String displayName, Set<Role> roles, Redacted<String> password) {
        requireAcceptable(password);
        Operator operator =
                new Operator(
                        ids.next(),
                        login,
                        displayName,
                        roles,
                        passwords.of(password),
                        false,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!operators.insert(operator)) {
            throw new Problem.Conflict("The login '" + login + "' is taken").exception();
        }
        return operator;
    }

    /// Sets a new password and ends all sessions of the operator.
    public void changePassword(String operatorId, Redacted<String> password) {
        requireAcceptable(password);
        Redacted<String> hash = passwords.of(password);
        transactions.run(() -> {
            Operator old = get(operatorId);
            operators.update(
                    new Operator(
                            old.id(),
                            old.login(),
                            old.displayName(),
                            old.roles(),
                            hash,
                            old.disabled(),
                            old.createdAt()));
            sessions.deleteOfOperator(operatorId);
        });
    }

    /// @throws dev.vident.server.platform.ProblemException 404
    public Operator get(String id) {
        return operators
                .find(id)
                .orElseThrow(() -> new Problem.NotFound("Operator not found").exception());
    }

    public Optional<Operator> findByLogin(String login) {
        return operators.findByLogin(login);
    }

    /// All operators by login.
    public List<Operator> list() {
        return operators.list();
    }

    private static void requireAcceptable(Redacted<String> password) {
        int length = password.value().length();
        if (length < PASSWORD_LENGTH_MIN || length > PASSWORD_LENGTH_MAX) {
            throw new Problem.BadRequest(
                            "A password has "
                                    + PASSWORD_LENGTH_MIN
                                    + " to "
                                    + PASSWORD_LENGTH_MAX
                                    + " characters")
                    .exception();
        }
    }
}
