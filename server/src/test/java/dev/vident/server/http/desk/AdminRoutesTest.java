package dev.vident.server.http.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.AppTokens;
import dev.vident.server.http.HttpServer;
import dev.vident.server.http.HttpSettings;
import dev.vident.server.http.Json;
import dev.vident.server.http.RawHttp;
import dev.vident.server.operator.Logins;
import dev.vident.server.operator.Operators;
import dev.vident.server.operator.Role;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Redacted;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.PasswordHash;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import dev.vident.server.webhook.HttpTransport;
import dev.vident.server.webhook.SampleSender;
import dev.vident.server.webhook.Subscriptions;
import dev.vident.server.webhook.TargetPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Administration at the desk over real HTTP.
final class AdminRoutesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String TOKENS = "/desk/api/admin/tokens";
    private static final String HOOKS = "/desk/api/admin/webhooks/sandbox";
    private static final String NEW_TOKEN =
            """
            {"name":"shop","mode":"production","permissions":["viewApplicants"],
             "allowedIps":["192.0.2.0/24"],"sourceKeys":["shop"]}
            """;

    @TempDir private Path folder;
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-05T10:00:00Z"));
    private final HttpTransport transport =
            new HttpTransport(new TargetPolicy(false), Thread::startVirtualThread);
    private Stores stores;
    private AppTokens tokens;
    private HttpServer server;

    @BeforeEach
    void open() {
        Randomness randomness = new Randomness(new Random(1));
        Ids ids = new Ids(clock, randomness);
        stores = Stores.open(DatabaseSettings.inFolder(folder), folder);
        Vault vault = new Vault(MasterKey.parse("0f".repeat(32)), randomness);
        PasswordHash passwords = new PasswordHash(randomness);
        Operators operators =
                new Operators(
                        stores.operators(),
                        stores.sessions(),
                        passwords,
                        stores.transactions(),
                        ids,
                        clock);
        operators.add("root", "Root", Set.of(Role.ADMINISTRATOR), Redacted.of(PASSWORD));
        operators.add("mary", "Mary", Set.of(Role.OPERATOR), Redacted.of(PASSWORD));
        Logins logins =
                new Logins(stores.operators(), stores.sessions(), passwords, randomness, clock);
        tokens =
                new AppTokens(
                        stores.appTokens(), vault, stores.transactions(), ids, randomness, clock);
        Subscriptions webhooks =
                new Subscriptions(
                        stores.webhooks(),
                        new TargetPolicy(false),
                        vault,
                        stores.transactions(),
                        ids,
                        randomness,
                        clock);
        DeskAccess access = new DeskAccess(logins);
        server =
                HttpServer.start(
                        HttpSettings.of("127.0.0.1", 0),
                        "00000000000000bb",
                        List.of(
                                router -> new LoginRoutes(logins, access, false).mount(router),
                                new AdminTokenRoutes(access, tokens),
                                new AdminWebhookRoutes(
                                        access,
                                        webhooks,
                                        SampleSender.over(transport, webhooks, ids, clock, "acme"),
                                        "acme")));
    }

    @AfterEach
    void close() {
        server.close();
        transport.close();
        stores.close();
    }

    private RawHttp.Reply send(String method, String target, String headers, String body)
            throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            http.write(
                    (method
                                    + " "
                                    + target
                                    + " HTTP/1.1\nHost: a\nContent-Type: application/json\n"
                                    + headers
                                    + "Content-Length: "
                                    + body.length()
                                    + "\n\n")
                            .replace("\n", "\r\n"));
            http.write(body);
            return http.read(false);
        }
    }

    /// The headers of a logged-in operator.
    private String login(String login) throws IOException {
        RawHttp.Reply reply =
                send(
                        "POST",
                        "/desk/api/login",
                        "",
                        "{\"login\":\"" + login + "\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(reply.status()).isEqualTo(200);
        String cookie = reply.header("Set-Cookie");
        return "Cookie: "
                + cookie.substring(0, cookie.indexOf(';'))
                + "\nX-Vident-Csrf: "
                + Json.tree(reply.body()).get("csrfToken").asString()
                + "\n";
    }

    private JsonNode json(String method, String target, String headers, String body)
            throws IOException {
        RawHttp.Reply reply = send(method, target, headers, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        return Json.tree(reply.body());
    }

    @Test
    void a_token_is_made_shown_once_listed_rotated_and_revoked() throws IOException {
        String root = login("root");
        JsonNode made = json("POST", TOKENS, root, NEW_TOKEN);
        String text = made.get("token").asString();
        assertThat(tokens.recognise(text).sees("shop")).isTrue();

        RawHttp.Reply list = send("GET", TOKENS, root, "");
        JsonNode listed = Json.tree(list.body()).get("items").get(0);
        assertThat(listed.get("allowedIps").get(0).asString()).isEqualTo("192.0.2.0/24");
        assertThat(list.text())
                .doesNotContain(made.get("secretKey").asString(), text.substring(28));

        String one = TOKENS + "/" + made.get("id").asString();
        JsonNode rotated = json("POST", one + "/rotate", root, "{\"graceSeconds\":60}");
        assertThat(rotated.get("oldSecretUntil").asString()).isEqualTo("2026-01-05T10:01:00Z");
        assertThat(tokens.recognise(rotated.get("token").asString())).isNotNull();
        JsonNode all = json("POST", one + "/revoke", root, "{}");
        assertThat(all.get("items").get(0).get("revoked").asBoolean()).isTrue();
    }

    @Test
    void what_is_wrong_with_a_token_is_told() throws IOException {
        String root = login("root");
        for (String body :
                List.of(
                        NEW_TOKEN.replace("192.0.2.0/24", "192.0.2.1/24"),
                        NEW_TOKEN.replace("viewApplicants", "fly"),
                        NEW_TOKEN.replace("production", "test"),
                        NEW_TOKEN.replace("\"shop\",\"mode", "\"\",\"mode"),
                        "{}")) {
            assertThat(send("POST", TOKENS, root, body).status()).as(body).isEqualTo(400);
        }
        String unknown = TOKENS + "/66f000000000000000000001/rotate";
        assertThat(send("POST", unknown, root, "{}").status()).isEqualTo(400);
        assertThat(send("POST", unknown, root, "{\"graceSeconds\":0}").status()).isEqualTo(404);
        assertThat(tokens.list()).isEmpty();
    }

    @Test
    void only_administrators_with_the_csrf_token_get_anything() throws IOException {
        String mary = login("mary");
        String root = login("root");
        String withoutCsrf = root.substring(0, root.indexOf('\n') + 1);
        for (String target :
                List.of(
                        TOKENS,
                        HOOKS,
                        TOKENS + "/66f000000000000000000001/revoke",
                        TOKENS + "/66f000000000000000000001/rotate",
                        HOOKS + "/66f000000000000000000001",
                        HOOKS + "/66f000000000000000000001/test",
                        HOOKS
                                + "/66f000000000000000000001/deliveries/66f000000000000000000001/redeliver")) {
            assertThat(send("POST", target, "", "{}").status()).as(target).isEqualTo(401);
            assertThat(send("POST", target, mary, "{}").status()).as(target).isEqualTo(403);
            assertThat(send("POST", target, withoutCsrf, "{}").status()).as(target).isEqualTo(403);
        }
        for (String target :
                List.of(TOKENS, HOOKS, HOOKS + "/66f000000000000000000001/deliveries")) {
            assertThat(send("GET", target, "", "").status()).as(target).isEqualTo(401);
            assertThat(send("GET", target, mary, "").status()).as(target).isEqualTo(403);
        }
    }

    @Test
    void a_webhook_is_made_changed_tested_and_its_log_read() throws IOException {
        String root = login("root");
        JsonNode made =
                json(
                        "POST",
                        HOOKS,
                        root,
                        """
                        {"name":"crm","target":"https://localhost/","types":["applicantReviewed"]}
                        """);
        String one = HOOKS + "/" + made.get("id").asString();
        JsonNode changed = json("POST", one, root, "{\"disabled\":true}");
        assertThat(changed.get("disabled").asBoolean()).isTrue();
        assertThat(changed.get("secretKey")).isEqualTo(made.get("secretKey"));
        JsonNode listed = json("GET", HOOKS, root, "");
        assertThat(listed.get("items").get(0)).isEqualTo(changed);
        assertThat(listed.get("types").toString()).contains("videoIdentStatusChanged");
        assertThat(json("POST", one + "/test", root, "{}").get("attempt").get("failure").asString())
                .contains("not public");
        assertThat(json("GET", one + "/deliveries", root, "").get("items")).isEmpty();
        assertThat(json("GET", HOOKS.replace("sandbox", "production"), root, "").get("items"))
                .isEmpty();
        assertThat(send("GET", "/desk/api/admin/webhooks/odd", root, "").status()).isEqualTo(400);
    }
}
