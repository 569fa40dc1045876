package dev.vident.server.call;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.ReviewResult;
import dev.vident.server.identification.Identification;
import dev.vident.server.identification.Identifications;
import dev.vident.server.identification.State;
import dev.vident.server.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where applicants wait and operators choose: brings two people together and announces every
/// change.
///
/// Thread-safe. One lock decides who waits and who is in a call, so that nobody is in both; it is
/// never held across a store or a connection.
public final class Lobby {
    private static final Logger LOG = LoggerFactory.getLogger(Lobby.class);

    private final Pages pages;
    private final Calls calls;
    private final Identifications identifications;
    private final ApplicantStore applicants;
    private final InstantSource clock;
    private final WaitingQueue queue;
    private final WaitEstimate estimate = new WaitEstimate();
    private final Set<String> online = ConcurrentHashMap.newKeySet();
    private final SerialExecutor announcements;
    private final Object seating = new Object();

    /// @param threads where announcements are made; virtual threads
    public Lobby(
            Pages pages,
            Calls calls,
            Identifications identifications,
            ApplicantStore applicants,
            CallSettings settings,
            InstantSource clock,
            Executor threads) {
        this.pages = pages;
        this.calls = calls;
        this.identifications = identifications;
        this.applicants = applicants;
        this.clock = clock;
        this.queue = new WaitingQueue(settings.queueMax(), settings.queueGrace());
        this.announcements = new SerialExecutor(threads);
    }

    /// To be called once a second: takes out who has been away for too long.
    public void tick() {
        List<QueueEntry> expired;
        synchronized (seating) {
            expired = queue.expire(clock.instant());
        }
        for (QueueEntry entry : expired) {
            leaveInBooks(entry.applicantId());
        }
        if (!expired.isEmpty()) {
            announce();
        }
    }

    /// Gives those who waited before a restart their places back; a page that does not return
    /// within the grace period loses it. To be called before the first page connects.
    public void recoverAfterRestart() {
        Instant now = clock.instant();
        for (Identification waiting : identifications.waiting()) {
            if (waiting.state() instanceof State.Waiting(Instant since)) {
                applicants
                        .find(waiting.applicantId())
                        .ifPresent(applicant -> queue.join(entry(waiting, applicant, since)));
                queue.away(waiting.applicantId(), now);
            }
        }
    }

    /// The state of an applicant has changed; its page is told.
    public void applicantChanged(String applicantId) {
        applicants
                .find(applicantId)
                .ifPresent(known -> pages.applicants().send(applicantId, result(known)));
    }

    /// Takes a place in the queue or, when a call runs, the seat in it.
    void join(String applicantId) {
        if (takeSeatOfRunningCall(applicantId)) {
            return;
        }
        Optional<Applicant> applicant = applicants.find(applicantId);
        if (applicant.isEmpty() || applicant.get().consentAt() == null) {
            refuse(
                    applicantId,
                    ErrorCode.CONSENT_REQUIRED,
                    "The applicant has to agree to the recording first.");
            return;
        }
        Identification waiting;
        try {
            waiting = identifications.joinQueue(applicantId);
        } catch (ProblemException refusal) {
            refuse(applicantId, ErrorCode.NOT_ALLOWED, refusal.problem().description());
            return;
        }
        if (waiting.state() instanceof State.Waiting(Instant since)) {
            queueUp(entry(waiting, applicant.get(), since));
        } else {
            takeSeatOfRunningCall(applicantId);
        }
    }

    /// Gives the place up, or hangs up.
    void leave(String applicantId) {
        Optional<RunningCall> call = calls.ofApplicant(applicantId);
        if (call.isPresent()) {
            call.get().handle(new SessionEvent.ApplicantLeft());
            return;
        }
        Optional<QueueEntry> left;
        synchronized (seating) {
            left = queue.ofApplicant(applicantId).flatMap(e -> queue.take(e.identificationId()));
        }
        if (left.isPresent()) {
            leaveInBooks(applicantId);
            announce();
        }
    }

    /// The applicant's page lost its connection.
    void applicantAway(String applicantId) {
        synchronized (seating) {
            queue.away(applicantId, clock.instant());
        }
    }

    void goOnline(String operatorId) {
        online.add(operatorId);
        announce();
    }

    void goOffline(String operatorId) {
        if (online.remove(operatorId)) {
            announce();
        }
    }

    /// Takes an applicant out of the queue into a call; of two operators who want the same one, one
    /// gets it. While the machine is full nobody does, and the applicant keeps the place.
    void accept(DeskSeat operator, String identificationId) {
        if (!calls.mayBegin()) {
            // Before the place in the queue is given up.
            refuse(operator, ErrorCode.SERVER_FULL, "The server cannot carry another call now.");
            return;
        }
        RunningCall call;
        synchronized (seating) {
            if (calls.ofOperator(operator.operatorId()).isPresent()) {
                refuse(operator, ErrorCode.NOT_ALLOWED, "You are in a call; end it first.");
                return;
            }
            Optional<QueueEntry> taken = queue.take(identificationId);
            if (taken.isEmpty()) {
                refuse(
                        operator,
                        ErrorCode.ALREADY_TAKEN,
                        "Another operator was faster, or the applicant has left.");
                return;
            }
            call = calls.begin(facts(operator, taken.get()), new Return(taken.get(), operator));
        }
        call.open();
        call.handle(new SessionEvent.SeatTaken(Seat.OPERATOR));
        if (pages.applicants().isConnected(call.facts().applicantId())) {
            call.handle(new SessionEvent.SeatTaken(Seat.APPLICANT));
        }
        announce();
    }

    private void queueUp(QueueEntry entry) {
        WaitingQueue.Joined joined;
        synchronized (seating) {
            Optional<RunningCall> call = calls.ofApplicant(entry.applicantId());
            if (call.isPresent()) {
                call.get().handle(new SessionEvent.SeatTaken(Seat.APPLICANT));
                return;
            }
            joined = queue.join(entry);
        }
        if (joined == WaitingQueue.Joined.FULL) {
            leaveInBooks(entry.applicantId());
            refuse(entry.applicantId(), ErrorCode.SERVER_FULL, "The waiting room is full.");
        } else {
            announce();
        }
    }

    private boolean takeSeatOfRunningCall(String applicantId) {
        Optional<RunningCall> call = calls.ofApplicant(applicantId);
        call.ifPresent(running -> running.handle(new SessionEvent.SeatTaken(Seat.APPLICANT)));
        return call.isPresent();
    }

    private void leaveInBooks(String applicantId) {
        try {
            identifications.leaveQueue(applicantId);
        } catch (ProblemException refusal) {
            LOG.warn("Leaving the queue was refused: {}", refusal.problem().description());
        }
    }

    /// Tells everybody who waits and everybody who is online what the queue looks like now.
    private void announce() {
        announcements.execute(() -> {
            List<QueueEntry> entries = queue.entries();
            online.forEach(
                    operator -> pages.operators().send(operator, new ToOperator.Queue(entries)));
            for (int i = 0; i < entries.size(); i++) {
                pages.applicants().send(entries.get(i).applicantId(), queued(i + 1));
            }
        });
    }

    private ToApplicant.Queued queued(int position) {
        return new ToApplicant.Queued(
                position,
                estimate.of(position, online.size(), calls.running())
                        .map(Duration::toSeconds)
                        .orElse(null));
    }

    private CallFacts facts(DeskSeat operator, QueueEntry entry) {
        return new CallFacts(
                calls.newCallId(),
                entry.identificationId(),
                entry.applicantId(),
                operator.operatorId(),
                operator.displayName(),
                clock.instant());
    }

    private static QueueEntry entry(Identification waiting, Applicant applicant, Instant since) {
        return new QueueEntry(
                waiting.id(), applicant.id(), applicant.levelName(), applicant.lang(), since);
    }

    static ToApplicant.Result result(Applicant applicant) {
        String status = applicant.review().status().wireName();
        ReviewResult result = applicant.review().result();
        if (result == null) {
            return new ToApplicant.Result(status, null, null, null);
        }
        return new ToApplicant.Result(
                status,
                result.answer().name(),
                result.rejectType() == null ? null : result.rejectType().name(),
                result.moderationComment());
    }

    private void refuse(String applicantId, ErrorCode code, String text) {
        pages.applicants().send(applicantId, new ToBoth.Refused(code, text));
    }

    private void refuse(DeskSeat operator, ErrorCode code, String text) {
        pages.operators().send(operator.operatorId(), new ToBoth.Refused(code, text));
    }

    /// What the lobby does when a call it began could not be opened or is over.
    private final class Return implements CallWatcher {
        private final QueueEntry entry;
        private final DeskSeat operator;

        Return(QueueEntry entry, DeskSeat operator) {
            this.entry = entry;
            this.operator = operator;
        }

        @Override
        public void failedToOpen(CallFacts call) {
            synchronized (seating) {
                queue.putBack(entry);
            }
            refuse(operator, ErrorCode.INTERNAL, "The call could not be opened.");
            announce();
        }

        @Override
        public void closed(CallFacts call) {
            estimate.ended(Duration.between(call.acceptedAt(), clock.instant()));
        }

        @Override
        public void told(CallFacts call) {
            applicantChanged(call.applicantId());
            announce();
        }
    }
}
