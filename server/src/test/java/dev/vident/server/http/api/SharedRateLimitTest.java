package dev.vident.server.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.http.HttpSettings;
import dev.vident.server.http.RawHttp;
import dev.vident.server.storage.sql.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Contract 3.5 over two nodes that share a PostgreSQL database. The window is longer than any test
/// takes, so that nothing becomes free on the way.
final class SharedRateLimitTest {
    private static final String TARGET = "/resources/inspectionCallbacks/testDigest?secretKey=k";
    private static final Duration WINDOW = Duration.ofHours(1);

    @TempDir private Path folder;
    private EmbeddedPostgres postgresql;
    private ApiWorld one;
    private ApiWorld other;

    @BeforeEach
    void open() throws IOException {
        postgresql = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        DatabaseSettings database =
                new DatabaseSettings(postgresql.getJdbcUrl("postgres", "postgres"), null, null);
        one =
                new ApiWorld(
                        folder.resolve("one"),
                        database,
                        1,
                        WINDOW,
                        HttpSettings.of("127.0.0.1", 0));
        other =
                new ApiWorld(
                        folder.resolve("other"),
                        database,
                        2,
                        WINDOW,
                        HttpSettings.of("127.0.0.1", 0));
    }

    @AfterEach
    void close() throws IOException {
        one.close();
        other.close();
        postgresql.close();
    }

    @Test
    void of_200_requests_at_once_to_two_nodes_exactly_50_pass() throws Exception {
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            requests.add(() -> post(one).status());
            requests.add(() -> post(other).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnly(200, 429);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(50);
        assertThat(Long.parseLong(post(other).header("Retry-After"))).isBetween(3000L, 3600L);
    }

    @Test
    void tokens_and_kinds_are_counted_apart() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(post(one).status()).isEqualTo(200);
        }
        assertThat(post(other).status()).isEqualTo(429);
        assertThat(
                        other.send(one.sandbox, "GET", "/resources/applicants/-/levels", "", "")
                                .status())
                .isEqualTo(200);
        assertThat(one.send(other.sandbox, "POST", TARGET, "", "").status()).isEqualTo(200);
    }

    /// Both nodes are asked with the same app token.
    private RawHttp.Reply post(ApiWorld node) throws IOException {
        return node.send(one.sandbox, "POST", TARGET, "", "");
    }
}
