package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.AppToken;
import dev.vident.server.access.Permalink;
import dev.vident.server.access.Permission;
import dev.vident.server.access.PreviousSecret;
import dev.vident.server.access.SdkToken;
import dev.vident.server.access.TokenScope;
import dev.vident.server.platform.AddressRange;
import dev.vident.server.platform.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class AccessStoresContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
    }

    static AppToken token(int number, Mode mode, String publicPart) {
        return new AppToken(
                Rows.id(8, number),
                "first",
                mode,
                publicPart,
                "hash",
                "v1:sealed",
                null,
                new TokenScope(
                        Set.of(Permission.VIEW_APPLICANTS, Permission.VIEW_PERSONAL_DATA),
                        List.of(
                                AddressRange.parse("192.0.2.0/24"),
                                AddressRange.parse("2001:db8::1")),
                        Set.of("shop", "a, \"b\""),
                        number == 1),
                false,
                Rows.T0.plusSeconds(number),
                null);
    }

    @Test
    void an_app_token_is_found_by_mode_and_public_part() {
        AppToken one = token(1, Mode.SANDBOX, "public");
        AppToken two = token(2, Mode.PRODUCTION, "public");
        assertThat(stores.appTokens().insert(one)).isTrue();
        assertThat(stores.appTokens().insert(two)).isTrue();
        assertThat(stores.appTokens().insert(token(3, Mode.SANDBOX, "public"))).isFalse();
        assertThat(stores.appTokens().find(Mode.SANDBOX, "public")).contains(one);
        assertThat(stores.appTokens().find(Mode.SANDBOX, "other")).isEmpty();
        assertThat(stores.appTokens().list()).containsExactly(one, two);
    }

    @Test
    void a_revoked_app_token_says_so() {
        stores.appTokens().insert(token(1, Mode.SANDBOX, "public"));
        assertThat(stores.appTokens().revoke(Rows.id(8, 2))).isFalse();
        assertThat(stores.appTokens().revoke(Rows.id(8, 1))).isTrue();
        assertThat(stores.appTokens().find(Mode.SANDBOX, "public").orElseThrow().revoked())
                .isTrue();
    }

    @Test
    void a_rotated_and_used_app_token_remembers_both() {
        AppToken old = token(1, Mode.SANDBOX, "public");
        stores.appTokens().insert(old);
        PreviousSecret previous = new PreviousSecret("hash", "v1:sealed", Rows.T0.plusSeconds(9));
        AppToken fresh =
                new AppToken(
                        old.id(),
                        old.name(),
                        old.mode(),
                        old.publicPart(),
                        "fresh",
                        "v1:fresh",
                        previous,
                        old.scope(),
                        false,
                        old.createdAt(),
                        Rows.T0.plusSeconds(5));
        stores.appTokens().rotate(fresh);
        stores.appTokens().used(old.id(), Rows.T0.plusSeconds(5));
        assertThat(stores.appTokens().find(Mode.SANDBOX, "public")).contains(fresh);
        assertThat(stores.transactions().inTransaction(() -> stores.appTokens().lock(old.id())))
                .contains(fresh);
    }

    @Test
    void an_sdk_token_is_found_by_its_hash_until_it_is_removed() {
        stores.applicants().insert(Rows.applicant(1));
        SdkToken token =
                new SdkToken(
                        "hash",
                        Rows.id(1, 1),
                        Mode.SANDBOX,
                        "video-ident",
                        Rows.T0,
                        Rows.T0.plusSeconds(600));
        stores.sdkTokens().insert(token);
        stores.sdkTokens().deleteExpired(Rows.T0.plusSeconds(599));
        assertThat(stores.sdkTokens().find("hash")).contains(token);
        stores.sdkTokens().deleteExpired(Rows.T0.plusSeconds(600));
        assertThat(stores.sdkTokens().find("hash")).isEmpty();
    }

    @Test
    void a_permalink_is_used_up() {
        stores.applicants().insert(Rows.applicant(1));
        Instant end = Rows.T0.plusSeconds(600);
        stores.permalinks().insert(permalink("code", 2, end));
        stores.permalinks().insert(permalink("old", 2, Rows.T0));
        assertThat(stores.permalinks().use("code", Rows.T0)).contains(permalink("code", 1, end));
        assertThat(stores.permalinks().use("code", Rows.T0)).contains(permalink("code", 0, end));
        assertThat(stores.permalinks().use("code", Rows.T0)).isEmpty();
        assertThat(stores.permalinks().use("old", Rows.T0)).isEmpty();
        assertThat(stores.permalinks().use("unknown", Rows.T0)).isEmpty();
        stores.permalinks().deleteExpired(end);
    }

    @Test
    void an_applicant_has_the_newest_redirect_or_none() {
        stores.applicants().insert(Rows.applicant(1));
        stores.applicants().insert(Rows.applicant(2));
        stores.redirects().put(Rows.id(1, 1), "v1:old", Rows.T0);
        stores.redirects().put(Rows.id(1, 1), "v1:new", Rows.T0.plusSeconds(1));
        stores.redirects().put(Rows.id(1, 2), "v1:other", Rows.T0);
        assertThat(stores.redirects().find(Rows.id(1, 1))).contains("v1:new");
        stores.redirects().delete(Rows.id(1, 1));
        assertThat(stores.redirects().find(Rows.id(1, 1))).isEmpty();
        assertThat(stores.redirects().find(Rows.id(1, 2))).contains("v1:other");
    }

    private static Permalink permalink(String hash, int usesLeft, Instant expiresAt) {
        return new Permalink(
                hash, Rows.id(1, 1), Mode.SANDBOX, "video-ident", usesLeft, Rows.T0, expiresAt);
    }
}
