package dev.vident.server;

import dev.vident.server.access.AppTokens;
import dev.vident.server.access.Permalinks;
import dev.vident.server.access.Redirects;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.operator.Logins;
import dev.vident.server.operator.Operators;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Randomness;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.PasswordHash;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.sql.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Everything by which somebody proves who they are, wired.
///
/// @param appTokens of integrators' back ends
/// @param sdkTokens of applicants' pages
/// @param permalinks to applicants' pages
/// @param redirects where those pages lead after the verdict
/// @param operators people at the desk
/// @param logins their sessions
record Credentials(
        AppTokens appTokens,
        SdkTokens sdkTokens,
        Permalinks permalinks,
        Redirects redirects,
        Operators operators,
        Logins logins) {
    private static final Duration TEST_LINK_LIFETIME = Duration.ofDays(1);
    private static final int TEST_LINK_USES = 100;

    /// @param baseUrl under which browsers reach this server; asked late, when the port is known
    static Credentials open(
            Stores stores,
            MasterKey masterKey,
            Supplier<String> baseUrl,
            Ids ids,
            Randomness randomness,
            InstantSource clock) {
        Vault vault = new Vault(masterKey, randomness);
        PasswordHash passwords = new PasswordHash(randomness);
        return new Credentials(
                new AppTokens(
                        stores.appTokens(), vault, stores.transactions(), ids, randomness, clock),
                new SdkTokens(stores.sdkTokens(), baseUrl, randomness, clock),
                new Permalinks(stores.permalinks(), randomness, clock),
                new Redirects(stores.redirects(), vault, clock),
                new Operators(
                        stores.operators(),
                        stores.sessions(),
                        passwords,
                        stores.transactions(),
                        ids,
                        clock),
                new Logins(stores.operators(), stores.sessions(), passwords, randomness, clock));
    }

    /// The code of a link to the page of an applicant that was made to try the product out.
    String testLinkCode(Applicant applicant) {
        return permalinks
                .issue(
                        applicant.mode(),
                        applicant.id(),
                        applicant.levelName(),
                        TEST_LINK_LIFETIME,
                        TEST_LINK_USES)
                .value();
    }
}
