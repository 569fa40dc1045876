package dev.vident.server.access;

import dev.vident.server.platform.Redacted;
import dev.vident.server.secret.Vault;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Leads applicants from the page of a link back to the integrator (contract section 4.6).
/// Thread-safe.
///
/// The address may carry a JSON Web Token (RFC 7519, HS256) in the parameter `jwt`: `iat`, `exp`
/// ten minutes later, `sub` (the integrator's id of the applicant), `aud` (the tenant),
/// `applicantId`, `levelName` and `reviewAnswer`. The bytes of the key are its UTF-8 text.
public final class Redirects {
    private static final long TOKEN_SECONDS = 600;
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RedirectStore store;
    private final Vault vault;
    private final InstantSource clock;

    public Redirects(RedirectStore store, Vault vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /// Who comes back, and with which answer.
    ///
    /// @param clientId name of the tenant
    /// @param approved whether the answer is GREEN; else it is RED and final
    public record Result(
            String clientId,
            String applicantId,
            String externalUserId,
            String levelName,
            boolean approved) {}

    /// As it is sealed. Prints without the key.
    record Kept(
            @Nullable String successUrl,
            @Nullable String rejectUrl,
            @Nullable String signKey,
            List<String> allowedQueryParams) {
        @Override
        public String toString() {
            return "Kept[redacted]";
        }
    }

    /// Sets where an applicant is led, or that they stay.
    public void set(String applicantId, @Nullable Redirect redirect) {
        if (redirect == null) {
            store.delete(applicantId);
            return;
        }
        Redacted<String> key = redirect.signKey();
        Kept kept =
                new Kept(
                        redirect.successUrl(),
                        redirect.rejectUrl(),
                        key == null ? null : key.value(),
                        redirect.allowedQueryParams());
        String sealed = vault.seal(name(applicantId), JSON.writeValueAsString(kept));
        store.put(applicantId, sealed, clock.instant());
    }

    /// The address to go to; empty when the applicant stays.
    ///
    /// @param parameter the value of a query parameter of the link's address, null where it has
    ///   none
    public Optional<String> target(Result result, Function<String, @Nullable String> parameter) {
        Optional<String> sealed = store.find(result.applicantId());
        if (sealed.isEmpty()) {
            return Optional.empty();
        }
        Kept kept =
                JSON.readValue(
                        vault.open(name(result.applicantId()), sealed.get()).value(), Kept.class);
        String url = result.approved() ? kept.successUrl() : kept.rejectUrl();
        if (url == null) {
            return Optional.empty();
        }
        List<String> query = new ArrayList<>();
        for (String name : kept.allowedQueryParams()) {
            String value = parameter.apply(name);
            if (value != null) {
                query.add(encoded(name) + "=" + encoded(value));
            }
        }
        String key = kept.signKey();
        if (key != null) {
            query.add(Redirect.TOKEN_PARAMETER + "=" + token(result, key));
        }
        return Optional.of(with(URI.create(url), query));
    }

    private String token(Result result, String key) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + TOKEN_SECONDS);
        claims.put("sub", result.externalUserId());
        claims.put("aud", result.clientId());
        claims.put("applicantId", result.applicantId());
        claims.put("levelName", result.levelName());
        claims.put("reviewAnswer", result.approved() ? "GREEN" : "RED");
        String signed = base64(HEADER) + "." + base64(JSON.writeValueAsString(claims));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64URL.encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    private static String with(URI url, List<String> query) {
        List<String> all = new ArrayList<>();
        if (url.getRawQuery() != null && !url.getRawQuery().isEmpty()) {
            all.add(url.getRawQuery());
        }
        all.addAll(query);
        return url.getScheme()
                + "://"
                + url.getRawAuthority()
                + url.getRawPath()
                + (all.isEmpty() ? "" : "?" + String.join("&", all))
                + (url.getRawFragment() == null ? "" : "#" + url.getRawFragment());
    }

    private static String name(String applicantId) {
        return "redirect/" + applicantId;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
