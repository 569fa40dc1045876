package dev.vident.server.applicant;

import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Randomness;
import dev.vident.server.platform.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Creates and finds applicants. Thread-safe.
public final class Applicants {
    private static final int EXTERNAL_USER_ID_LENGTH_MAX = 512;
    private static final int SHORT_ID_LENGTH = 5;

    private final ApplicantStore applicants;
    private final LevelStore levels;
    private final InspectionOpening inspections;
    private final Events events;
    private final Transactions transactions;
    private final Ids ids;
    private final Randomness randomness;
    private final InstantSource clock;

    public Applicants(
            ApplicantStore applicants,
            LevelStore levels,
            InspectionOpening inspections,
            Events events,
            Transactions transactions,
            Ids ids,
            Randomness randomness,
            InstantSource clock) {
        this.applicants = applicants;
        this.levels = levels;
        this.inspections = inspections;
        this.events = events;
        this.transactions = transactions;
        this.ids = ids;
        this.randomness = randomness;
        this.clock = clock;
    }

    /// Creates an applicant on a level, with its inspection (contract section 4.1).
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for an unknown level, a company on a
    ///   level for persons or an external id that is too long; 409 with the id of the existing
    ///   applicant when the external id is taken
    public Applicant create(Mode mode, String levelName, NewApplicant wanted) {
        Level level = acceptable(mode, levelName, wanted);
        Applicant applicant = applicant(mode, level, wanted);
        return transactions.inTransaction(() -> {
            if (!insert(applicant, level)) {
                throw duplicate(applicants, applicant).exception();
            }
            return applicant;
        });
    }

    /// The applicant of this external id, created on the level when there is none (contract section
    /// 4.4).
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 as [#create]
    public Applicant findOrCreate(Mode mode, String levelName, NewApplicant wanted) {
        Level level = acceptable(mode, levelName, wanted);
        Applicant applicant = applicant(mode, level, wanted);
        return transactions.inTransaction(() ->
                insert(applicant, level)
                        ? applicant
                        : getByExternalUserId(mode, applicant.externalUserId()));
    }

    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed id, 404 for an
    ///   unknown one or one of the other mode
    public Applicant get(Mode mode, String id) {
        if (!Ids.isId(id)) {
            throw new Problem.InvalidId(id).exception();
        }
        return find(mode, id).orElseThrow(() -> unknown(id).exception());
    }

    Optional<Applicant> find(Mode mode, String id) {
        return applicants.find(id).filter(applicant -> applicant.mode() == mode);
    }

    /// The applicant of this external id, if there is one.
    public Optional<Applicant> findByExternalUserId(Mode mode, String externalUserId) {
        return applicants.findByExternalUserId(mode, externalUserId);
    }

    /// @throws dev.vident.server.platform.ProblemException 404 for an unknown one
    public Applicant getByExternalUserId(Mode mode, String externalUserId) {
        return applicants
                .findByExternalUserId(mode, externalUserId)
                .orElseThrow(() ->
                        new Problem.NotFound(
                                        "Applicant with external user id '"
                                                + externalUserId
                                                + "' not found")
                                .exception());
    }

    /// The level the applicant is on.
    public Level levelOf(Applicant applicant) {
        return level(applicant.mode(), applicant.levelName());
    }

    /// Records that the applicant agreed to be recorded; repeating it changes nothing.
    public void giveConsent(String applicantId) {
        transactions.run(() -> {
            if (applicants.recordConsent(applicantId, now())) {
                events.append(applicantId, new DomainEvent.ConsentGiven());
            }
        });
    }

    private boolean insert(Applicant applicant, Level level) {
        if (!applicants.insert(applicant)) {
            return false;
        }
        inspections.open(applicant, level);
        events.append(applicant.id(), new DomainEvent.ApplicantCreated(level.name()));
        return true;
    }

    private Level acceptable(Mode mode, String levelName, NewApplicant wanted) {
        Level level = level(mode, levelName);
        if (wanted.type() != level.applicantType()) {
            throw new Problem.BadRequest(
                            "Level '"
                                    + levelName
                                    + "' is not for applicants of type '"
                                    + wanted.type().wireName()
                                    + "'")
                    .exception();
        }
        String externalUserId = wanted.externalUserId();
        if (externalUserId != null) {
            requireLength(externalUserId);
        }
        return level;
    }

    /// @throws dev.vident.server.platform.ProblemException 400 for an external id that is too long
    static void requireLength(String externalUserId) {
        if (externalUserId.length() > EXTERNAL_USER_ID_LENGTH_MAX) {
            throw new Problem.BadRequest(
                            "externalUserId must have at most "
                                    + EXTERNAL_USER_ID_LENGTH_MAX
                                    + " characters")
                    .exception();
        }
    }

    /// The level of a name.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 when the mode has no such level
    public Level level(Mode mode, String name) {
        return levels.find(mode, name)
                .orElseThrow(() ->
                        new Problem.BadRequest("Level '" + name + "' does not exist").exception());
    }

    /// All levels of the mode by name.
    public List<Level> levels(Mode mode) {
        return levels.list(mode);
    }

    private Applicant applicant(Mode mode, Level level, NewApplicant wanted) {
        String id = ids.next();
        Instant now = now();
        String externalUserId = wanted.externalUserId();
        return new Applicant(
                id,
                mode,
                Ids.successor(id),
                externalUserId == null || externalUserId.isEmpty()
                        ? "preview-random-" + id
                        : externalUserId,
                wanted.type(),
                level.name(),
                wanted.sourceKey(),
                wanted.email(),
                wanted.phone(),
                wanted.lang(),
                wanted.info(),
                wanted.fixedInfo(),
                wanted.metadata(),
                now,
                null,
                Review.first(
                        randomness.alphanumeric(SHORT_ID_LENGTH),
                        randomness.alphanumeric(SHORT_ID_LENGTH),
                        now),
                Standing.NEW);
    }

    /// Clients parse the id out of this text; it stays last, without a full stop (contract section
    /// 3.4).
    static Problem duplicate(ApplicantStore applicants, Applicant refused) {
        String existing =
                applicants
                        .findByExternalUserId(refused.mode(), refused.externalUserId())
                        .orElseThrow()
                        .id();
        return new Problem.Conflict(
                "Applicant with external user id '"
                        + refused.externalUserId()
                        + "' already exists: "
                        + existing);
    }

    private static Problem unknown(String id) {
        return new Problem.NotFound("Applicant with id " + id + " not found");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
