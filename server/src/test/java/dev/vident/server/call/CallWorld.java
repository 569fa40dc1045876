package dev.vident.server.call;

import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.access.Permalinks;
import dev.vident.server.access.SdkTokens;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.BuiltInLevels;
import dev.vident.server.applicant.Consents;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.applicant.Notes;
import dev.vident.server.document.Documents;
import dev.vident.server.event.Events;
import dev.vident.server.identification.Decisions;
import dev.vident.server.identification.Identifications;
import dev.vident.server.identification.Inspections;
import dev.vident.server.job.Jobs;
import dev.vident.server.operator.Logins;
import dev.vident.server.operator.Operators;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ImageIds;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.recording.CaptureLimits;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingKeys;
import dev.vident.server.script.ScriptAnswers;
import dev.vident.server.script.Stills;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.PasswordHash;
import dev.vident.server.secret.Vault;
import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;

/// Everything a call needs, with SQLite, a fake engine, a fake recorder and a clock that stands
/// still.
public final class CallWorld implements AutoCloseable {
    public static final Duration WINDOW = Duration.ofSeconds(60);
    public static final Duration GRACE = Duration.ofSeconds(30);
    private static final CallSettings SETTINGS =
            new CallSettings(WINDOW, GRACE, 100, Duration.ofSeconds(20));

    public static final CaptureLimits CAPTURE_LIMITS =
            new CaptureLimits(100_000, Duration.ofMinutes(10), Duration.ofDays(7));

    /// What the evidence gate finds wrong with recordings.
    public volatile Optional<String> recordingFlaw = Optional.empty();

    public final TestClock clock = new TestClock();
    public final FakeMediaEngine engine = new FakeMediaEngine();
    public final FakeRecorder recorder = new FakeRecorder();
    private final Randomness randomness = new Randomness(new Random(4711));
    private final Ids ids = new Ids(clock, randomness);
    private final PasswordHash passwords = new PasswordHash(randomness);
    public final Stores stores;
    public final Identifications identifications;
    public final Decisions decisions;
    public final Applicants applicants;
    public final Consents consents;
    public final SdkTokens tokens;
    public final Permalinks permalinks;
    public final Operators operators;
    public final Logins logins;
    public final Stills stills;
    public final Documents documents;
    public final Notes notes;
    public final Jobs jobs;
    public final Events events;
    public final CallBook book;
    public final Pages pages = new Pages();
    public final RecordingArchive archive;
    public final PacketCaptures captures;
    public final Calls calls;
    public final Lobby lobby;
    public final ApplicantDoor applicantDoor;
    public final OperatorDoor operatorDoor;

    /// @param threads where calls run; `Runnable::run` for a test that is one sequence
    public CallWorld(Path folder, Executor threads) {
        this(folder, threads, threads);
    }

    /// @param writers where packet captures are written, each until its end
    CallWorld(Path folder, Executor threads, Executor writers) {
        stores = Stores.open(DatabaseSettings.inFolder(folder), folder);
        events = new Events(stores.events(), clock);
        jobs = new Jobs(stores.jobs(), ids, clock);
        identifications = identifications();
        decisions =
                new Decisions(
                        identifications,
                        stores.applicants(),
                        new RecordedCalls(stores.calls(), stores.recordings(), _ -> recordingFlaw),
                        stores.transactions());
        applicants = applicants();
        new BuiltInLevels(stores.levels(), ids, clock).seed();
        consents = new Consents(applicants, stores.blobs(), stores.transactions(), clock);
        tokens = new SdkTokens(stores.sdkTokens(), () -> "http://localhost", randomness, clock);
        permalinks = new Permalinks(stores.permalinks(), randomness, clock);
        operators = operators();
        logins = new Logins(stores.operators(), stores.sessions(), passwords, randomness, clock);
        stills = stills();
        documents = documents();
        notes = new Notes(stores.notes(), applicants, events, stores.transactions(), ids, clock);
        book = book();
        archive = archive(folder);
        captures = captures(writers);
        calls = calls(threads);
        engine.tell(calls::media);
        lobby =
                new Lobby(
                        pages,
                        calls,
                        identifications,
                        stores.applicants(),
                        SETTINGS,
                        clock,
                        threads);
        applicantDoor = new ApplicantDoor(pages, lobby, calls, stores.applicants());
        operatorDoor = new OperatorDoor(pages, lobby, calls, book);
    }

    private RecordingArchive archive(Path folder) {
        Vault vault = new Vault(MasterKey.parse("01".repeat(32)), randomness);
        return new RecordingArchive(
                folder.resolve("recordings"), RecordingKeys.of(vault, randomness), clock);
    }

    private PacketCaptures captures(Executor writers) {
        return new PacketCaptures(
                engine::capture,
                archive,
                stores.calls(),
                events,
                stores.transactions(),
                CAPTURE_LIMITS,
                clock,
                writers);
    }

    private Calls calls(Executor threads) {
        return new Calls(
                engine,
                captures.watch(recorder),
                book,
                new ScriptAnswers(stores.scriptAnswers(), events, stores.transactions()),
                pages,
                SETTINGS,
                _ -> VideoEncoding.VP8,
                TurnServers.NONE,
                ids,
                clock,
                threads);
    }

    private Identifications identifications() {
        return new Identifications(
                stores.identifications(),
                stores.inspections(),
                new Inspections(
                        stores.inspections(), stores.identifications(), stores.transactions()),
                stores.applicants(),
                events,
                stores.transactions(),
                ids,
                randomness,
                clock);
    }

    private Applicants applicants() {
        return new Applicants(
                stores.applicants(),
                stores.levels(),
                identifications,
                events,
                stores.transactions(),
                ids,
                randomness,
                clock);
    }

    private Operators operators() {
        return new Operators(
                stores.operators(),
                stores.sessions(),
                passwords,
                stores.transactions(),
                ids,
                clock);
    }

    private Stills stills() {
        return new Stills(
                stores.stills(),
                stores.blobs(),
                events,
                stores.transactions(),
                new ImageIds(randomness),
                clock);
    }

    private Documents documents() {
        return new Documents(
                stores.documents(),
                stores.applicants(),
                stores.blobs(),
                events,
                stores.transactions(),
                new ImageIds(randomness),
                clock);
    }

    private CallBook book() {
        return new CallBook(
                stores.calls(),
                stores.recordings(),
                stores.compositions(),
                identifications,
                events,
                jobs,
                stores.transactions(),
                ids,
                clock);
    }

    /// A new applicant on the level with a video call.
    public Applicant newApplicant(String externalUserId) {
        return applicants.create(
                Mode.SANDBOX, BuiltInLevels.VIDEO_IDENT, NewApplicant.named(externalUserId));
    }

    /// A new applicant who has agreed to the recording.
    public Applicant consentingApplicant(String externalUserId) {
        Applicant applicant = newApplicant(externalUserId);
        consents.give(applicant);
        return applicant;
    }

    public String identificationOf(Applicant applicant) {
        return identifications.ofApplicant(applicant.id()).id();
    }

    public Applicant again(Applicant applicant) {
        return stores.applicants().find(applicant.id()).orElseThrow();
    }

    /// Lets time pass second by second, as a server does.
    public void pass(Duration duration) {
        for (long second = 0; second < duration.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            calls.tick();
            lobby.tick();
        }
    }

    @Override
    public void close() {
        captures.close();
        stores.close();
    }
}
