package dev.vident.server.applicant;

import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The levels every server starts with, in both modes. Thread-safe.
public final class BuiltInLevels {
    public static final String VIDEO_IDENT = "video-ident";
    public static final String BASIC_KYC = "basic-kyc-level";

    private static final DocumentSet IDENTITY =
            new DocumentSet("IDENTITY", List.of("ID_CARD", "PASSPORT", "RESIDENCE_PERMIT"));
    private static final DocumentSet SELFIE = new DocumentSet("SELFIE", List.of("SELFIE"));

    private final LevelStore levels;
    private final Ids ids;
    private final InstantSource clock;

    public BuiltInLevels(LevelStore levels, Ids ids, InstantSource clock) {
        this.levels = levels;
        this.ids = ids;
        this.clock = clock;
    }

    /// Adds those that are missing and leaves the others as they are.
    public void seed() {
        for (Mode mode : Mode.values()) {
            add(mode, VIDEO_IDENT, true, List.of(IDENTITY));
            add(mode, BASIC_KYC, false, List.of(IDENTITY, SELFIE));
        }
    }

    private void add(Mode mode, String name, boolean videoIdent, List<DocumentSet> documentSets) {
        if (levels.find(mode, name).isEmpty()) {
            levels.insert(
                    new Level(
                            ids.next(),
                            mode,
                            name,
                            null,
                            ApplicantType.INDIVIDUAL,
                            videoIdent,
                            List.of(),
                            documentSets,
                            null,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
    }
}
