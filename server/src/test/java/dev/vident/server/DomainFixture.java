package dev.vident.server;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.BuiltInLevels;
import dev.vident.server.applicant.Levels;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.applicant.Notes;
import dev.vident.server.applicant.Profiles;
import dev.vident.server.call.RecordedCalls;
import dev.vident.server.document.Documents;
import dev.vident.server.document.Images;
import dev.vident.server.event.Events;
import dev.vident.server.http.api.Administration;
import dev.vident.server.identification.Decisions;
import dev.vident.server.identification.Evidence;
import dev.vident.server.identification.Identifications;
import dev.vident.server.identification.Inspections;
import dev.vident.server.identification.LevelMoves;
import dev.vident.server.identification.Reviews;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ImageIds;
import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.recording.Recording;
import dev.vident.server.script.Stills;
import dev.vident.server.storage.StoreSet;
import dev.vident.server.webhook.Outbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The services of one server over given stores, with a clock that stands still and ids that repeat
/// from run to run.
public final class DomainFixture {
    public static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private static final Path UPLOADS = Path.of("target", "uploads");

    public final StoreSet stores;
    public final ManualClock clock = new ManualClock(START);
    public final Randomness randomness;
    public final Ids ids;
    public final Set<String> unreadableCalls = new HashSet<>();

    /// Ids of applicants whose pages would have been told of a change.
    public final List<String> changed = new CopyOnWriteArrayList<>();

    public final Events events;
    public final Inspections inspections;
    public final Identifications identifications;
    public final Decisions decisions;
    public final Applicants applicants;
    public final Stills stills;
    public final Documents documents;
    public final Reviews reviews;
    public final Administration administration;

    /// Evidence is what lies on disk of the calls.
    public DomainFixture(StoreSet stores) {
        this(stores, null, 1);
    }

    /// @param asked the evidence instead of what lies on disk
    /// @param seed differs between two fixtures over one database
    public DomainFixture(StoreSet stores, @Nullable Evidence asked, long seed) {
        this.stores = stores;
        randomness = new Randomness(new Random(seed));
        ids = new Ids(clock, randomness);
        events = new Events(stores.events(), clock, outbox(stores));
        inspections =
                new Inspections(
                        stores.inspections(), stores.identifications(), stores.transactions());
        identifications =
                new Identifications(
                        stores.identifications(),
                        stores.inspections(),
                        inspections,
                        stores.applicants(),
                        events,
                        stores.transactions(),
                        ids,
                        randomness,
                        clock);
        decisions =
                new Decisions(
                        identifications,
                        stores.applicants(),
                        asked == null
                                ? new RecordedCalls(stores.calls(), stores.recordings(), this::flaw)
                                : asked,
                        stores.transactions());
        applicants =
                new Applicants(
                        stores.applicants(),
                        stores.levels(),
                        identifications,
                        events,
                        stores.transactions(),
                        ids,
                        randomness,
                        clock);
        ImageIds imageIds = new ImageIds(randomness);
        stills = stills(imageIds);
        documents = documents(imageIds);
        reviews = reviews();
        administration = administration();
        new BuiltInLevels(stores.levels(), ids, clock).seed();
    }

    private Stills stills(ImageIds imageIds) {
        return new Stills(
                stores.stills(), stores.blobs(), events, stores.transactions(), imageIds, clock);
    }

    private Documents documents(ImageIds imageIds) {
        return new Documents(
                stores.documents(),
                stores.applicants(),
                stores.blobs(),
                events,
                stores.transactions(),
                imageIds,
                clock);
    }

    private Reviews reviews() {
        return new Reviews(
                identifications,
                stores.applicants(),
                (applicantId, type) -> {
                    stills.deactivate(applicantId, type);
                    documents.deactivate(applicantId, type);
                },
                events,
                stores.transactions(),
                changed::add);
    }

    private Administration administration() {
        return new Administration(
                new Profiles(stores.applicants(), events, stores.transactions(), ids, clock),
                new Notes(stores.notes(), applicants, events, stores.transactions(), ids, clock),
                new Levels(stores.levels(), stores.applicants(), stores.transactions(), ids, clock),
                new LevelMoves(
                        identifications,
                        stores.applicants(),
                        events,
                        stores.transactions(),
                        randomness),
                documents,
                new Images(
                        stores.stills(),
                        stores.documents(),
                        stores.applicants(),
                        stores.blobs(),
                        events,
                        stores.transactions()),
                stores.transactions(),
                UPLOADS);
    }

    /// An applicant of the sandbox on the built-in level with Video Ident.
    public Applicant applicant(String externalUserId) {
        return applicants.create(
                Mode.SANDBOX, BuiltInLevels.VIDEO_IDENT, NewApplicant.named(externalUserId));
    }

    /// The stored answer of the applicant's inspection, as text.
    public String answer(Applicant applicant) {
        return new String(
                inspections.videoIdentAnswer(applicant.mode(), applicant.inspectionId()),
                StandardCharsets.UTF_8);
    }

    private Outbox outbox(StoreSet set) {
        return new Outbox(
                set.webhooks(),
                set.applicants(),
                set.identifications(),
                set.compositions(),
                ids,
                "acme");
    }

    private Optional<String> flaw(Recording recording) {
        return unreadableCalls.contains(recording.callId())
                ? Optional.of("cannot be read")
                : Optional.empty();
    }
}
