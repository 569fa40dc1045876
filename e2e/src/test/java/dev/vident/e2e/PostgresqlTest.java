package dev.vident.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.simulation.SimulationResult;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The built server on a real PostgreSQL.
@Timeout(240)
final class PostgresqlTest {
    @TempDir Path folder;

    @Test
    void a_whole_identification_works_on_postgresql_as_on_sqlite() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            Path data = folder.resolve("data");
            try (ServerProcess server =
                    ServerProcess.start(
                            data,
                            "--database-url",
                            "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/postgres",
                            "--database-user",
                            "postgres")) {
                SimulationResult result =
                        SimulatedCall.start(server, "postgres-1", Duration.ofSeconds(4), folder)
                                .result();

                assertThat(result.findings()).allMatch(SimulationResult.Finding::held);
                assertThat(Files.exists(data.resolve("vident.db"))).isFalse();
            }
        }
    }
}
