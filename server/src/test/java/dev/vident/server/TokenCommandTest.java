package dev.vident.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.AppTokens;
import dev.vident.server.http.Json;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// `vident token` beside a server that has the database open.
final class TokenCommandTest {
    @TempDir Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void makeInstallation() {
        MasterKey.loadOrCreate(folder.resolve("master.key"), Randomness.secure());
        Stores.open(DatabaseSettings.inFolder(folder), folder).close();
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("token"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        return commandLine.execute(all.toArray(String[]::new));
    }

    private JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
        return Json.tree(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode create() {
        return json(
                "create",
                "--name",
                "shop",
                "--permission",
                "viewApplicants,moderateApplicants",
                "--allowed-ip",
                "192.0.2.0/24",
                "--allowed-ip",
                "2001:db8::/32",
                "--source-key",
                "shop",
                "--mode",
                "production");
    }

    @Test
    void a_created_token_is_one_that_a_running_server_recognises() {
        InstantSource clock = InstantSource.system();
        Randomness randomness = Randomness.secure();
        MasterKey key = MasterKey.loadOrCreate(folder.resolve("master.key"), randomness);
        try (Stores stores = Stores.open(DatabaseSettings.inFolder(folder), folder)) {
            AppTokens tokens =
                    new AppTokens(
                            stores.appTokens(),
                            new Vault(key, randomness),
                            stores.transactions(),
                            new Ids(clock, randomness),
                            randomness,
                            clock);
            JsonNode made = create();

            var caller = tokens.recognise(made.get("token").asString());

            assertThat(caller.mode()).isEqualTo(Mode.PRODUCTION);
            assertThat(caller.sees("shop")).isTrue();
            assertThat(caller.sees("bank")).isFalse();
        }
    }

    @Test
    void the_list_says_everything_but_secrets() throws Exception {
        JsonNode made = create();
        JsonNode listed = json("list").get(0);
        assertThat(listed.get("id")).isEqualTo(made.get("id"));
        assertThat(listed.get("permissions").toString())
                .isEqualTo("[\"moderateApplicants\",\"viewApplicants\"]");
        assertThat(listed.get("allowedIps").get(0).asString()).isEqualTo("192.0.2.0/24");
        assertThat(listed.get("mode").asString()).isEqualTo("production");
        String secret = made.get("secretKey").asString();
        assertThat(out.toString()).doesNotContain(secret);
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("shop", "last used never").doesNotContain(secret);
        byte[] database = Files.readAllBytes(folder.resolve("vident.db"));
        assertThat(new String(database, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    }

    @Test
    void a_token_is_rotated_and_revoked() {
        String id = create().get("id").asString();
        JsonNode rotated = json("rotate", id, "--grace", "0s");
        assertThat(rotated.get("token").asString()).startsWith("prd:");
        assertThat(run("revoke", id)).isZero();
        assertThat(out.toString()).isEqualTo("Revoked " + id + "\n");
        assertThat(json("list").get(0).get("revoked").asBoolean()).isTrue();
        assertThat(run("rotate", id)).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("vident: The app token is revoked\n");
    }

    @Test
    void what_is_wrong_is_said_in_one_sentence() {
        assertThat(run("create", "--name", "n", "--permission", "fly")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown permission fly.");
        assertThat(
                        run(
                                "create",
                                "--name",
                                "n",
                                "--permission",
                                "all",
                                "--allowed-ip",
                                "10.0.0.1/8"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("10.0.0.1/8", "bits beyond the prefix");
        assertThat(run("revoke", "66f000000000000000000001")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("vident: App token not found\n");
        folder = folder.resolve("nowhere");
        assertThat(run("list")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no installation").doesNotContain("\tat ");
    }
}
