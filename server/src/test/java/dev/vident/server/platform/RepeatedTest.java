package dev.vident.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class RepeatedTest {
    @Test
    void a_failure_does_not_end_it() throws InterruptedException {
        CountDownLatch times = new CountDownLatch(3);
        try (Repeated _ =
                Repeated.start(
                        "failing",
                        Duration.ofMillis(1),
                        () -> {
                            times.countDown();
                            throw new IllegalStateException("once more");
                        })) {
            assertThat(times.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closing_interrupts_the_work_and_waits_for_its_end() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Repeated repeated =
                Repeated.start(
                        "waiting",
                        Duration.ofHours(1),
                        () -> {
                            begun.countDown();
                            try {
                                Thread.sleep(Duration.ofHours(1));
                            } catch (InterruptedException _) {
                                ended.set(true);
                            }
                        });
        begun.await();

        repeated.close();

        assertThat(ended).isTrue();
    }
}
