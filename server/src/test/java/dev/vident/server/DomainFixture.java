package dev.vident.server;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.BuiltInLevels;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.call.RecordedCalls;
import dev.vident.server.event.Events;
import dev.vident.server.identification.Identifications;
import dev.vident.server.identification.Inspections;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ManualClock;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.recording.Recording;
import dev.vident.server.storage.StoreSet;
import dev.vident.server.webhook.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// The services of one server over given stores, with a clock that stands still and ids that repeat
/// from run to run.
public final class DomainFixture {
    public static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    public final StoreSet stores;
    public final ManualClock clock = new ManualClock(START);
    public final Randomness randomness = new Randomness(new Random(1));
    public final Ids ids = new Ids(clock, randomness);
    public final Set<String> unreadableCalls = new HashSet<>();
    public final Events events;
    public final Inspections inspections;
    public final Identifications identifications;
    public final Applicants applicants;

    public DomainFixture(StoreSet stores) {
        this.stores = stores;
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
                        new RecordedCalls(stores.calls(), stores.recordings(), this::flaw),
                        events,
                        stores.transactions(),
                        ids,
                        randomness,
                        clock);
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
        new BuiltInLevels(stores.levels(), ids, clock).seed();
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
