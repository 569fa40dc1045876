package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.job.Failure;
import dev.vident.server.job.Job;
import dev.vident.server.job.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class JobStoreContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
    }

    private static final Instant NOW = Rows.T0.plusSeconds(100);

    @Test
    void a_job_is_claimed_when_it_is_due_the_longest_due_first() {
        stores.jobs().enqueue("j1", "compose", "late", NOW.plusSeconds(1));
        stores.jobs().enqueue("j2", "compose", "second", NOW);
        stores.jobs().enqueue("j3", "compose", "first", NOW.minusSeconds(5));
        stores.jobs().enqueue("j4", "other", "x", NOW.minusSeconds(9));
        assertThat(claim("a", NOW)).contains(new Job("j3", "compose", "first", 1, 0, false, "a"));
        assertThat(claim("b", NOW)).contains(new Job("j2", "compose", "second", 1, 0, false, "b"));
        assertThat(claim("c", NOW)).isEmpty();
        assertThat(claim("d", NOW.plusSeconds(1)).map(Job::payload)).contains("late");
    }

    @Test
    void a_job_that_failed_says_why_it_waits_and_until_when() {
        stores.jobs().enqueue("j1", "compose", "c1", NOW);
        stores.jobs().enqueue("j2", "compose", "c2", NOW.plusSeconds(60));
        assertThat(stores.jobs().waiting("compose", "c1")).as("not tried yet").isEmpty();
        Job first = claim("a", NOW).orElseThrow();
        assertThat(stores.jobs().waiting("compose", "c1")).as("at work").isEmpty();

        Instant later = NOW.plusSeconds(10);
        stores.jobs().fail(first, new Failure.Retry("the disk is full", later), NOW);

        assertThat(stores.jobs().waiting("compose", "c1"))
                .contains(new Waiting(1, "the disk is full", later));
        assertThat(stores.jobs().waiting("compose", "c2")).isEmpty();
        assertThat(stores.jobs().waiting("other", "c1")).isEmpty();
        Job second = claim("b", later).orElseThrow();
        assertThat(stores.jobs().waiting("compose", "c1")).as("tried again").isEmpty();
        stores.jobs().fail(second, new Failure.GiveUp("the disk is full"), later);
        assertThat(stores.jobs().waiting("compose", "c1")).as("given up").isEmpty();
    }

    @Test
    void open_jobs_are_counted_until_they_are_done() {
        stores.jobs().enqueue("j1", "compose", "c1", NOW);
        stores.jobs().enqueue("j2", "compose", "c2", NOW.plusSeconds(60));
        stores.jobs().enqueue("j3", "other", "x", NOW);
        Job claimed = claim("a", NOW).orElseThrow();
        assertThat(stores.jobs().open("compose")).isEqualTo(2);

        stores.jobs().complete(claimed, NOW);
        assertThat(stores.jobs().open("compose")).isEqualTo(1);
    }

    @Test
    void there_is_one_open_job_for_a_kind_and_payload() {
        assertThat(stores.jobs().enqueue("j1", "compose", "c1", NOW)).isTrue();
        assertThat(stores.jobs().enqueue("j2", "compose", "c1", NOW)).isFalse();
        Job job = claim("a", NOW).orElseThrow();
        assertThat(stores.jobs().enqueue("j3", "compose", "c1", NOW)).isFalse();
        assertThat(stores.jobs().complete(job, NOW)).isTrue();
        assertThat(stores.jobs().enqueue("j4", "compose", "c1", NOW)).isTrue();
    }

    @Test
    void a_claim_not_confirmed_goes_to_the_next_worker_and_the_first_is_told() {
        stores.jobs().enqueue("j1", "compose", "c1", NOW);
        Job first = claim("a", NOW).orElseThrow();
        assertThat(stores.jobs().heartbeat(first, NOW.plusSeconds(20))).isTrue();
        assertThat(claim("b", NOW.plusSeconds(40))).isEmpty();
        Job second = claim("b", NOW.plusSeconds(51)).orElseThrow();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(stores.jobs().heartbeat(first, NOW.plusSeconds(52))).isFalse();
        assertThat(stores.jobs().complete(first, NOW.plusSeconds(52))).isFalse();
        assertThat(stores.jobs().fail(first, new Failure.GiveUp("x"), NOW.plusSeconds(52)))
                .isFalse();
        assertThat(stores.jobs().complete(second, NOW.plusSeconds(53))).isTrue();
    }

    @Test
    void a_death_is_counted_beside_the_failures_and_what_was_postponed_not_at_all() {
        stores.jobs().enqueue("j1", "compose", "c1", NOW);
        Job first = claim("a", NOW).orElseThrow();
        stores.jobs().fail(first, new Failure.Retry("no space", NOW), NOW);
        Job second = claim("b", NOW).orElseThrow();
        assertThat(second).isEqualTo(new Job("j1", "compose", "c1", 2, 0, false, "b"));
        assertThat(second.failures()).isEqualTo(1);

        Instant later = NOW.plusSeconds(31);
        Job third = claim("c", later).orElseThrow();
        assertThat(third).isEqualTo(new Job("j1", "compose", "c1", 3, 1, true, "c"));
        assertThat(third.failures()).isEqualTo(1);

        Instant much = later.plusSeconds(60);
        assertThat(stores.jobs().fail(third, new Failure.Postponed("rests", much), later)).isTrue();
        assertThat(stores.jobs().waiting("compose", "c1")).contains(new Waiting(2, "rests", much));
        assertThat(claim("d", much.minusMillis(1))).isEmpty();
        assertThat(claim("d", much)).contains(new Job("j1", "compose", "c1", 3, 1, false, "d"));
    }

    @Test
    void a_failed_job_waits_for_its_time_or_is_given_up() {
        stores.jobs().enqueue("j1", "compose", "c1", NOW);
        Job first = claim("a", NOW).orElseThrow();
        assertThat(
                        stores.jobs()
                                .fail(
                                        first,
                                        new Failure.Retry("no space", NOW.plusSeconds(60)),
                                        NOW))
                .isTrue();
        assertThat(claim("b", NOW.plusSeconds(59))).isEmpty();
        Job second = claim("b", NOW.plusSeconds(60)).orElseThrow();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(stores.jobs().fail(second, new Failure.GiveUp("bad file"), NOW)).isTrue();
        assertThat(claim("c", NOW.plusSeconds(10_000))).isEmpty();
        assertThat(stores.jobs().enqueue("j2", "compose", "c1", NOW)).isTrue();
    }

    @Test
    void a_cancelled_job_is_nobodys_any_more() {
        assertThat(stores.jobs().cancel("compose", "c1", "not wanted", NOW)).isFalse();
        stores.jobs().enqueue("j1", "compose", "c1", NOW);
        assertThat(stores.jobs().cancel("compose", "c1", "not wanted", NOW)).isTrue();
        assertThat(claim("a", NOW)).isEmpty();
        stores.jobs().enqueue("j2", "compose", "c1", NOW);
        Job job = claim("b", NOW).orElseThrow();
        assertThat(stores.jobs().cancel("compose", "c1", "not wanted", NOW)).isTrue();
        assertThat(stores.jobs().heartbeat(job, NOW)).isFalse();
        assertThat(stores.jobs().complete(job, NOW)).isFalse();
        assertThat(claim("c", NOW.plusSeconds(100))).isEmpty();
        assertThat(stores.jobs().cancel("compose", "c1", "not wanted", NOW)).isFalse();
    }

    @Test
    void workers_at_once_never_get_the_same_job() throws Exception {
        int jobs = 40;
        for (int i = 0; i < jobs; i++) {
            stores.jobs().enqueue("j" + i, "compose", "c" + i, NOW);
        }
        List<Callable<List<String>>> workers = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            String claim = "w" + worker;
            workers.add(() -> {
                List<String> mine = new ArrayList<>();
                Optional<Job> job = claim(claim, NOW);
                while (job.isPresent()) {
                    mine.add(job.get().id());
                    job = claim(claim, NOW);
                }
                return mine;
            });
        }
        List<String> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<String>> mine : threads.invokeAll(workers)) {
                all.addAll(mine.get());
            }
        }
        Set<String> distinct = new HashSet<>(all);
        assertThat(distinct).hasSameSizeAs(all);
        assertThat(all.size()).isBetween(1, jobs);
        assertThat(claim("last", NOW)).isEmpty();
    }

    private Optional<Job> claim(String claim, Instant now) {
        return stores.jobs().claim("compose", claim, now, now.minusSeconds(30));
    }
}
