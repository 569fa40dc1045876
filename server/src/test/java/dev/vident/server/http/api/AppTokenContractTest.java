package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.assertError;
import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.IssuedAppToken;
import dev.vident.server.access.Permission;
import dev.vident.server.access.TokenScope;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.platform.AddressRange;
import dev.vident.server.platform.Mode;
import dev.vident.server.script.Still;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What limits an app token (contract 3.3).
@ExtendWith(WorldOfApi.class)
final class AppTokenContractTest {
    private static final String JSON = "Content-Type: application/json\n";
    private static final String CREATE = "/resources/applicants?levelName=video-ident";

    private final ApiWorld world;

    AppTokenContractTest(ApiWorld world) {
        this.world = world;
    }

    private IssuedAppToken limited(List<AddressRange> addresses, String... sourceKeys) {
        return world.appTokens.issue(
                "limited",
                Mode.SANDBOX,
                new TokenScope(
                        EnumSet.allOf(Permission.class),
                        addresses,
                        Set.copyOf(Arrays.asList(sourceKeys))));
    }

    private RawHttp.Reply get(IssuedAppToken token, String target) throws IOException {
        return world.send(token, "GET", target, "", "");
    }

    private RawHttp.Reply post(IssuedAppToken token, String target, String json)
            throws IOException {
        return world.send(token, "POST", target, JSON, json);
    }

    @Test
    void a_token_works_from_its_addresses_only() throws IOException {
        IssuedAppToken here = limited(List.of(AddressRange.parse("127.0.0.0/8")));
        IssuedAppToken elsewhere = limited(List.of(AddressRange.parse("192.0.2.0/24")));
        String target = "/resources/applicants/-/levels";

        assertThat(get(here, target).status()).isEqualTo(200);
        assertError(
                get(elsewhere, target), 403, "The app token may not be used from this IP address");
        assertThat(
                        world.send(elsewhere, "GET", target, "X-Forwarded-For: 192.0.2.1\n", "")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void whoever_has_not_the_secret_does_not_learn_the_addresses() throws IOException {
        IssuedAppToken elsewhere = limited(List.of(AddressRange.parse("192.0.2.0/24")));
        String forged =
                ApiWorld.authentication(
                        elsewhere.text().value(),
                        Long.toString(world.clock.instant().getEpochSecond()),
                        "00".repeat(32));
        assertError(
                world.raw("GET", "/resources/applicants/-/levels", forged, ""),
                401,
                4003,
                "app-token-signature mismatch");
    }

    @Test
    void a_revoked_token_is_unknown_and_a_rotated_one_keeps_its_public_part() throws IOException {
        IssuedAppToken token = limited(List.of());
        IssuedAppToken fresh = world.appTokens.rotate(token.token().id(), Duration.ofMinutes(1));
        String target = "/resources/applicants/-/levels";
        assertThat(get(token, target).status()).isEqualTo(200);
        assertThat(get(fresh, target).status()).isEqualTo(200);
        world.clock.advance(Duration.ofMinutes(1));
        assertError(get(token, target), 401, 4002, "app-token-private-part-mismatch");
        world.appTokens.revoke(token.token().id());
        assertError(get(fresh, target), 401, 4001, "app-token-not-found");
    }

    @Test
    void a_use_is_written_down() throws IOException {
        get(world.production, "/resources/applicants/-/levels");
        assertThat(world.appTokens.list())
                .filteredOn(token -> token.lastUsedAt() != null)
                .singleElement()
                .satisfies(
                        token -> assertThat(token.id()).isEqualTo(world.production.token().id()));
    }

    @Test
    void to_a_token_of_some_source_keys_other_applicants_do_not_exist() throws IOException {
        IssuedAppToken shop = limited(List.of(), "shop");
        JsonNode own = Json.tree(post(shop, CREATE, "{\"externalUserId\":\"mine\"}").body());
        assertThat(own.get("sourceKey").asString()).isEqualTo("shop");
        error(post(shop, CREATE, "{\"sourceKey\":\"bank\"}"), 403);
        JsonNode other = world.applicant("other");

        for (String path :
                List.of(
                        "/resources/applicants/<id>/one",
                        "/resources/applicants/-;externalUserId=<user>/one",
                        "/resources/applicants/<id>/status",
                        "/resources/applicants/-/byExternalUserId/<user>",
                        "/resources/inspections/<inspection>?fields=videoIdentData")) {
            assertThat(get(shop, filled(path, own)).status()).as(path).isEqualTo(200);
            error(get(shop, filled(path, other)), 404);
            assertThat(world.get(filled(path, other)).status()).as(path).isEqualTo(200);
        }
        error(post(shop, filled("/resources/applicants/<id>/reset", other), ""), 404);
    }

    @Test
    void nor_does_it_get_their_sdk_tokens_or_settings_for_all() throws IOException {
        IssuedAppToken shop = limited(List.of(), "shop");
        world.applicant("other");
        String body = "{\"userId\":\"%s\",\"levelName\":\"video-ident\"}";
        error(post(shop, "/resources/accessTokens/sdk", body.formatted("other")), 404);
        assertThat(post(shop, "/resources/accessTokens/sdk", body.formatted("mine")).status())
                .isEqualTo(200);
        assertThat(get(shop, "/resources/applicants/-;externalUserId=mine/one").status())
                .isEqualTo(200);
        error(get(shop, "/resources/api/clientWebhooks"), 403);
    }

    @Test
    void nor_does_it_read_or_change_their_profiles_and_notes() throws IOException {
        IssuedAppToken shop = limited(List.of(), "shop");
        JsonNode own = Json.tree(post(shop, CREATE, "{\"externalUserId\":\"mine\"}").body());
        JsonNode other = world.applicant("other");
        String notes = "/resources/api/applicants/notes";
        String note = "{\"applicantId\":\"<id>\",\"note\":\"n\"}";
        String noted = "{\"id\":\"%s\",\"note\":\"m\"}";
        String lang = "{\"id\":\"<id>\",\"lang\":\"de\"}";
        String profile = "/resources/applicants";

        for (String path :
                List.of(
                        notes + "?applicantId=<id>",
                        "/resources/moderationStates/-;applicantId=<id>",
                        "/resources/checks/latest?type=TIN&applicantId=<id>")) {
            assertThat(get(shop, filled(path, own)).status()).as(path).isEqualTo(200);
            error(get(shop, filled(path, other)), 404);
        }
        String ownNote = noteId(post(shop, notes, filled(note, own)));
        String otherNote = noteId(world.post(notes, filled(note, other)));
        error(post(shop, notes, filled(note, other)), 404);
        assertThat(patch(shop, notes, noted.formatted(ownNote)).status()).isEqualTo(200);
        error(patch(shop, notes, noted.formatted(otherNote)), 404);
        assertThat(patch(shop, profile, filled(lang, own)).status()).isEqualTo(200);
        error(patch(shop, profile, filled(lang, other)), 404);
        error(patch(shop, profile, filled("{\"id\":\"<id>\",\"sourceKey\":\"bank\"}", own)), 403);
    }

    @Test
    void a_token_for_copies_gets_pictures_with_the_mark_only() throws IOException {
        IssuedAppToken copies =
                world.appTokens.issue(
                        "copies",
                        Mode.SANDBOX,
                        new TokenScope(EnumSet.allOf(Permission.class), List.of(), Set.of(), true));
        RecordedCase held = new RecordedCase(world);
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", picture);
        Still still = held.stillTaken(picture.toByteArray());
        String target =
                "/resources/inspections/"
                        + held.applicant.inspectionId()
                        + "/resources/"
                        + still.imageId();

        RawHttp.Reply copy = get(copies, target);

        assertThat(copy.header("Content-Type")).isEqualTo("image/png");
        assertThat(copy.header("X-Image-Id")).isEqualTo(Long.toString(still.imageId()));
        BufferedImage marked = ImageIO.read(new ByteArrayInputStream(copy.body()));
        assertThat(marked.getRGB(0, 0, 64, 48, null, 0, 64)).contains(0xFF8C8C8C);
        assertThat(world.get(target).body()).isEqualTo(picture.toByteArray());

        held.stillTaken();
        error(
                get(
                        copies,
                        target.replace(
                                Long.toString(still.imageId()),
                                Long.toString(RecordedCase.IMAGE_ID))),
                403);
        assertThat(
                        get(
                                        copies,
                                        "/resources/applicants/"
                                                + held.applicant.id()
                                                + "/summary/report")
                                .status())
                .isEqualTo(200);
    }

    private static String noteId(RawHttp.Reply reply) {
        return Json.tree(reply.body()).get("id").asString();
    }

    private RawHttp.Reply patch(IssuedAppToken token, String target, String json)
            throws IOException {
        return world.send(token, "PATCH", target, JSON, json);
    }

    private static String filled(String path, JsonNode applicant) {
        return path.replace("<id>", applicant.get("id").asString())
                .replace("<user>", applicant.get("externalUserId").asString())
                .replace("<inspection>", applicant.get("inspectionId").asString());
    }
}
