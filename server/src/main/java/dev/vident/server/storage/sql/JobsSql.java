package dev.vident.server.storage.sql;

import dev.vident.server.job.Failure;
import dev.vident.server.job.Job;
import dev.vident.server.job.JobStore;
import dev.vident.server.job.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Jobs in the database. A claim is a row lock that passes over locked rows on PostgreSQL, and a
/// transaction that begins as a writer on SQLite; either way two workers never get the same job.
/// Thread-safe.
final class JobsSql implements JobStore {
    private final Database database;

    JobsSql(Database database) {
        this.database = database;
    }

    @Override
    public boolean enqueue(String id, String kind, String payload, Instant runAt) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        insert into job
                                          (id, kind, payload, state, run_at, attempts)
                                        values (:id, :kind, :payload, 'QUEUED', :runAt, 0)
                                        on conflict do nothing
                                        """)
                                .bind("id", id)
                                .bind("kind", kind)
                                .bind("payload", payload)
                                .bind("runAt", runAt.toEpochMilli())
                                .execute()
                        == 1);
    }

    @Override
    public Optional<Job> claim(String kind, String claim, Instant now, Instant staleBefore) {
        return database.write(handle -> {
            Optional<Job> due = due(handle, kind, claim, now, staleBefore);
            due.ifPresent(job -> claim(handle, job, now));
            return due;
        });
    }

    @Override
    public long open(String kind) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select count(*) from job
                                 where kind = :kind and state in ('QUEUED', 'CLAIMED')
                                """)
                        .bind("kind", kind)
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public Optional<Waiting> waiting(String kind, String payload) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select attempts, last_error, run_at from job
                                 where kind = :kind and payload = :payload
                                   and state = 'QUEUED' and last_error is not null
                                """)
                        .bind("kind", kind)
                        .bind("payload", payload)
                        .map((row, _) ->
                                new Waiting(
                                        row.getInt("attempts"),
                                        row.getString("last_error"),
                                        Columns.instant(row, "run_at")))
                        .findOne());
    }

    private Optional<Job> due(
            Handle handle, String kind, String claim, Instant now, Instant staleBefore) {
        return handle.createQuery(
                        """
                        select id, kind, payload, state, attempts, deaths from job
                         where kind = :kind
                           and state in ('QUEUED', 'CLAIMED')
                           and run_at <= :now
                           and (state = 'QUEUED' or heartbeat_at < :staleBefore)
                         order by run_at, id
                         limit 1
                        """
                                + database.dialect().skipLocked())
                .bind("kind", kind)
                .bind("now", now.toEpochMilli())
                .bind("staleBefore", staleBefore.toEpochMilli())
                .map((row, _) -> job(row, claim))
                .findOne();
    }

    private static void claim(Handle handle, Job job, Instant now) {
        handle.createUpdate(
                        """
                        update job set state = 'CLAIMED', attempts = :attempt,
                               deaths = :deaths, claim = :claim, heartbeat_at = :now
                         where id = :id
                        """)
                .bind("attempt", job.attempt())
                .bind("deaths", job.deaths())
                .bind("claim", job.claim())
                .bind("now", now.toEpochMilli())
                .bind("id", job.id())
                .execute();
    }

    @Override
    public boolean cancel(String kind, String payload, String reason, Instant now) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        update job set state = 'GIVEN_UP', finished_at = :now,
                                               last_error = :reason
                                         where kind = :kind and payload = :payload
                                           and state in ('QUEUED', 'CLAIMED')
                                        """)
                                .bind("now", now.toEpochMilli())
                                .bind("reason", reason)
                                .bind("kind", kind)
                                .bind("payload", payload)
                                .execute()
                        == 1);
    }

    @Override
    public boolean heartbeat(Job job, Instant now) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        update job set heartbeat_at = :now
                                         where id = :id and state = 'CLAIMED'
                                           and claim = :claim
                                        """)
                                .bind("now", now.toEpochMilli())
                                .bind("id", job.id())
                                .bind("claim", job.claim())
                                .execute()
                        == 1);
    }

    @Override
    public boolean complete(Job job, Instant now) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        update job set state = 'DONE', finished_at = :now
                                         where id = :id and state = 'CLAIMED'
                                           and claim = :claim
                                        """)
                                .bind("now", now.toEpochMilli())
                                .bind("id", job.id())
                                .bind("claim", job.claim())
                                .execute()
                        == 1);
    }

    @Override
    public boolean fail(Job job, Failure failure, Instant now) {
        return switch (failure) {
            case Failure.Retry(String reason, Instant notBefore) ->
                    queue(job, job.attempt(), reason, notBefore);
            case Failure.Postponed(String reason, Instant notBefore) ->
                    queue(job, job.attempt() - 1, reason, notBefore);
            case Failure.GiveUp giveUp -> giveUp(job, giveUp, now);
        };
    }

    private boolean queue(Job job, int attempts, String reason, Instant notBefore) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        update job set state = 'QUEUED', claim = null,
                                               attempts = :attempts, run_at = :runAt,
                                               last_error = :reason
                                         where id = :id and state = 'CLAIMED'
                                           and claim = :claim
                                        """)
                                .bind("attempts", attempts)
                                .bind("runAt", notBefore.toEpochMilli())
                                .bind("reason", reason)
                                .bind("id", job.id())
                                .bind("claim", job.claim())
                                .execute()
                        == 1);
    }

    private boolean giveUp(Job job, Failure.GiveUp giveUp, Instant now) {
        return database.write(handle ->
                handle.createUpdate(
                                        """
                                        update job set state = 'GIVEN_UP', finished_at = :now,
                                               last_error = :reason
                                         where id = :id and state = 'CLAIMED'
                                           and claim = :claim
                                        """)
                                .bind("now", now.toEpochMilli())
                                .bind("reason", giveUp.reason())
                                .bind("id", job.id())
                                .bind("claim", job.claim())
                                .execute()
                        == 1);
    }

    private static Job job(ResultSet row, String claim) throws SQLException {
        boolean takenOver = "CLAIMED".equals(row.getString("state"));
        return new Job(
                row.getString("id"),
                row.getString("kind"),
                row.getString("payload"),
                row.getInt("attempts") + 1,
                row.getInt("deaths") + (takenOver ? 1 : 0),
                takenOver,
                claim);
    }
}
