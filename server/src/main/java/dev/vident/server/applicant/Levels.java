package dev.vident.server.applicant;

import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Transactions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Administration of levels (contract section 4.13). Thread-safe.
public final class Levels {
    private static final int NAME_LENGTH_MAX = 128;
    private static final int TYPES_MAX = 64;
    private static final int SETTINGS_LENGTH_MAX = 64 * 1024;
    private static final String WORD = "[A-Z][A-Z0-9_]{0,63}";

    private final LevelStore levels;
    private final ApplicantStore applicants;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public Levels(
            LevelStore levels,
            ApplicantStore applicants,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.levels = levels;
        this.applicants = applicants;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /// All levels of the mode by name.
    public List<Level> list(Mode mode) {
        return levels.list(mode);
    }

    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed id, 404 for an
    ///   unknown one or one of the other mode
    public Level get(Mode mode, String id) {
        if (!Ids.isId(id)) {
            throw new Problem.InvalidId(id).exception();
        }
        return levels.list(mode).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Problem.NotFound("Level with id " + id + " not found").exception());
    }

    /// Adds a level.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a missing name or a malformed
    ///   member, 409 when the mode has a level of this name
    public Level create(Mode mode, LevelPlan wanted) {
        String name = wanted.name();
        if (name == null || name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            throw new Problem.BadRequest("name must have 1 to " + NAME_LENGTH_MAX + " characters")
                    .exception();
        }
        Level empty =
                new Level(
                        ids.next(),
                        mode,
                        name,
                        null,
                        Objects.requireNonNullElse(
                                wanted.applicantType(), ApplicantType.INDIVIDUAL),
                        false,
                        List.of(),
                        List.of(),
                        null,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Level level = planned(empty, wanted);
        if (!levels.insert(level)) {
            throw new Problem.Conflict("Level '" + name + "' already exists").exception();
        }
        return level;
    }

    /// Changes a level; applicants who are on it follow.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed member or another
    ///   name or applicant type, 404 as [#get], 409 when Video Ident is switched on or off while
    ///   applicants are on the level
    public Level change(Mode mode, String id, LevelPlan wanted) {
        return transactions.inTransaction(() -> {
            Level known = get(mode, id);
            if (wanted.name() != null && !wanted.name().equals(known.name())) {
                throw new Problem.BadRequest("name cannot be changed").exception();
            }
            if (wanted.applicantType() != null && wanted.applicantType() != known.applicantType()) {
                throw new Problem.BadRequest("applicantType cannot be changed").exception();
            }
            Level changed = planned(known, wanted);
            if (changed.videoIdent() != known.videoIdent()
                    && applicants.anyOnLevel(mode, known.name())) {
                throw new Problem.Conflict(
                                "videoIdent cannot be changed while applicants are on the level")
                        .exception();
            }
            levels.update(changed);
            return changed;
        });
    }

    private static Level planned(Level known, LevelPlan wanted) {
        LevelPlan.Documents documents = wanted.documents();
        if (documents != null) {
            requireWords(documents);
        }
        String settings = wanted.videoIdentSettings();
        if (settings != null && settings.length() > SETTINGS_LENGTH_MAX) {
            throw new Problem.BadRequest("videoIdentSettings is too long").exception();
        }
        return new Level(
                known.id(),
                known.mode(),
                known.name(),
                either(wanted.description(), known.description()),
                known.applicantType(),
                documents == null ? known.videoIdent() : documents.videoIdent(),
                documents == null ? known.uploadTypes() : documents.uploadTypes(),
                documents == null ? known.documentSets() : documents.documentSets(),
                either(settings, known.videoIdentSettings()),
                known.createdAt());
    }

    private static void requireWords(LevelPlan.Documents documents) {
        requireWords(documents.uploadTypes());
        requireWords(documents.documentSets().stream().map(DocumentSet::idDocSetType).toList());
        documents.documentSets().forEach(set -> requireWords(set.types()));
    }

    private static void requireWords(List<String> words) {
        if (words.size() > TYPES_MAX) {
            throw new Problem.BadRequest("At most " + TYPES_MAX + " types are possible")
                    .exception();
        }
        for (String word : words) {
            if (!word.matches(WORD)) {
                throw new Problem.BadRequest("'" + word + "' is no document or step type")
                        .exception();
            }
        }
    }

    private static @Nullable String either(@Nullable String wanted, @Nullable String known) {
        return wanted == null ? known : wanted;
    }
}
