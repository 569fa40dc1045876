package dev.vident.server.call;

import dev.vident.server.platform.Redacted;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Gives pages credentials for the installation's TURN servers that are good for a while, by the
/// convention coturn calls `use-auth-secret`: the user name is the time in seconds at which they
/// expire and a name, the password the HMAC-SHA1 of the user name under a secret shared with the
/// TURN server, in Base64. Thread-safe.
public final class TurnServers {
    /// Pages reach the media ports themselves or not at all.
    public static final TurnServers NONE = new TurnServers(List.of(), null, Duration.ZERO);

    private static final String ALGORITHM = "HmacSHA1";

    private final List<String> urls;
    private final @Nullable Redacted<String> secret;
    private final Duration lifetime;

    /// @param urls `turn:` and `turns:` addresses; empty for none
    /// @param secret what the TURN servers know as well; null for none
    /// @param lifetime how long a credential is good; longer than any call
    public TurnServers(List<String> urls, @Nullable Redacted<String> secret, Duration lifetime) {
        this.urls = List.copyOf(urls);
        this.secret = secret;
        this.lifetime = lifetime;
    }

    /// Fresh credentials; empty where there are no TURN servers.
    ///
    /// @param name stands in the TURN server's logs, so it should tell nothing about a person
    List<IceServer> credentials(String name, Instant now) {
        Redacted<String> shared = secret;
        if (shared == null || urls.isEmpty()) {
            return List.of();
        }
        String username = now.plus(lifetime).getEpochSecond() + ":" + name;
        return List.of(new IceServer(urls, username, Redacted.of(password(shared, username))));
    }

    private static String password(Redacted<String> secret, String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] digest = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}
