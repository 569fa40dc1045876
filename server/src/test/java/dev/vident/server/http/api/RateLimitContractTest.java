package dev.vident.server.http.api;

import static dev.vident.server.http.api.ApiAssertions.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.access.Permission;
import dev.vident.server.http.RawHttp;
import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Contract 3.5.
@ExtendWith(WorldOfApi.class)
class RateLimitContractTest {

    private static final String UNKNOWN = "/resources/applicants/66f000000000000000000001/one";
    private static final String CREATE = "/resources/applicants?levelName=video-ident";

    private final ApiWorld world;

    RateLimitContractTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void the_51st_post_within_five_seconds_is_refused_until_the_first_is_five_seconds_old()
            throws Exception {
        assertThat(world.post(CREATE, "{}").status()).isEqualTo(201);
        world.clock.advance(Duration.ofMillis(1500));
        for (int i = 0; i < 49; i++) {
            assertThat(world.post(CREATE, "{}").status()).isEqualTo(201);
        }

        RawHttp.Reply refused = world.post(CREATE, "{}");

        assertThat(error(refused, 429).get("description").asString())
                .isEqualTo("Too many requests");
        assertThat(refused.header("Retry-After")).isEqualTo("4");
        world.clock.advance(Duration.ofMillis(3499));
        error(world.post(CREATE, "{}"), 429);
        world.clock.advance(Duration.ofMillis(1));
        assertThat(world.post(CREATE, "{}").status()).isEqualTo(201);
        error(world.post(CREATE, "{}"), 429);
    }

    @Test
    void the_301st_read_is_refused_and_writes_and_other_tokens_go_on() throws Exception {
        for (int i = 0; i < 300; i++) {
            error(world.get(UNKNOWN), 404);
        }

        RawHttp.Reply refused = world.get(UNKNOWN);

        error(refused, 429);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(world.send(world.sandbox, "HEAD", UNKNOWN, "", "").status()).isEqualTo(429);
        assertThat(world.post(CREATE, "{}").status()).isEqualTo(201);
        error(world.send(world.production, "GET", UNKNOWN, "", ""), 404);
        error(
                world.send(
                        world.token(Mode.SANDBOX, EnumSet.allOf(Permission.class)),
                        "GET",
                        UNKNOWN,
                        "",
                        ""),
                404);
    }

    @Test
    void a_wrong_signature_uses_nothing_up() throws Exception {
        String forged =
                ApiWorld.authentication(
                        world.sandbox.text().value(),
                        Long.toString(world.clock.instant().getEpochSecond()),
                        "00".repeat(32));
        for (int i = 0; i < 60; i++) {
            error(
                    world.raw("POST", CREATE, forged + "Content-Type: application/json\n", "{}"),
                    401);
        }

        assertThat(world.post(CREATE, "{}").status()).isEqualTo(201);
    }

    @Test
    void exactly_so_many_pass_however_many_threads_ask() throws Exception {
        ManualClock clock = new ManualClock(Instant.parse("2026-01-05T10:00:00Z"));
        SlidingWindow window = new SlidingWindow(300, 5000);
        Callable<Long> ask = () -> window.admit(clock);
        List<Future<Long>> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            answers = threads.invokeAll(Collections.nCopies(5000, ask));
        }
        long passed = 0;
        for (Future<Long> answer : answers) {
            passed += answer.get() == 0 ? 1 : 0;
        }

        assertThat(passed).isEqualTo(300);
    }

    @Test
    void a_clock_that_is_set_back_locks_nobody_out() {
        ManualClock clock = new ManualClock(Instant.parse("2026-01-05T10:00:00Z"));
        SlidingWindow window = new SlidingWindow(1, 5000);
        assertThat(window.admit(clock)).isZero();
        assertThat(window.admit(clock)).isEqualTo(5000);

        clock.advance(Duration.ofHours(-1));

        assertThat(window.admit(clock)).isZero();
        assertThat(window.admit(clock)).isEqualTo(5000);
    }
}
