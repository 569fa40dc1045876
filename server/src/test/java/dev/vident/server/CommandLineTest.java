package dev.vident.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.config.Setting;
import dev.vident.server.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What a person at the terminal gets to read.
final class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    @Test
    void every_setting_that_is_no_secret_is_a_flag_of_serve() {
        assertThat(run("serve", "--help")).isZero();
        for (Setting setting : Settings.all()) {
            if (setting.secret()) {
                assertThat(out.toString()).doesNotContain(setting.flag());
            } else {
                assertThat(out.toString()).contains(setting.flag());
            }
        }
    }

    @Test
    void composing_beside_a_server_needs_its_data_folder() {
        assertThat(run("compose", "--help")).isZero();
        assertThat(out.toString()).contains("--retry").contains("composition.parallelism");
        String nowhere = folder.resolve("nowhere").toString();
        assertThat(run("compose", "--data", nowhere, "--retry", "c1")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "vident: There is no data folder "
                                + nowhere
                                + ". Name the server's with --data.\n");
    }

    @Test
    void a_wrong_setting_ends_with_status_2_and_one_sentence() {
        assertThat(run("serve", "--port", "abc")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "vident: http.port (from --http-port): \"abc\" is not a whole number from 0 to"
                                + " 65535.\n");
    }

    @Test
    void a_port_that_is_taken_ends_with_status_1_and_says_what_to_do() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int status =
                    run(
                            "serve",
                            "--http-host",
                            "0.0.0.0",
                            "--port",
                            Integer.toString(taken.getLocalPort()),
                            "--media-port",
                            "0",
                            "--data",
                            folder.resolve("data").toString());

            assertThat(status).isEqualTo(1);
            assertThat(err.toString())
                    .contains("The HTTP port")
                    .contains("cannot be bound")
                    .contains("--port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void a_server_that_is_not_there_ends_a_simulation_with_one_sentence() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        int status =
                run(
                        "simulate",
                        "--base-url",
                        "http://127.0.0.1:" + port,
                        "--app-token",
                        "sbx:a.b",
                        "--secret-key",
                        "s",
                        "--operator",
                        "admin:x");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be reached").doesNotContain("\tat ");
    }

    @Test
    void a_verdict_that_is_none_is_refused_with_the_form_it_should_have() {
        int status =
                run(
                        "simulate",
                        "--base-url",
                        "http://localhost",
                        "--app-token",
                        "a",
                        "--secret-key",
                        "s",
                        "--operator",
                        "a:b",
                        "--verdict",
                        "MAYBE");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("GREEN, RED:LABEL:RETRY or RED:LABEL:FINAL");
    }
}
