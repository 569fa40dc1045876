package dev.vident.server.storage.sql;

import dev.vident.server.access.AppTokenStore;
import dev.vident.server.access.PermalinkStore;
import dev.vident.server.access.RedirectStore;
import dev.vident.server.access.RequestSlots;
import dev.vident.server.access.SdkTokenStore;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.LevelStore;
import dev.vident.server.applicant.NoteStore;
import dev.vident.server.call.CallStore;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.document.DocumentStore;
import dev.vident.server.event.AuditStore;
import dev.vident.server.event.EventStore;
import dev.vident.server.identification.IdentificationStore;
import dev.vident.server.identification.InspectionStore;
import dev.vident.server.job.JobStore;
import dev.vident.server.operator.OperatorStore;
import dev.vident.server.operator.SessionStore;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.Transactions;
import dev.vident.server.recording.RecordingStore;
import dev.vident.server.script.ScriptAnswerStore;
import dev.vident.server.script.StillStore;
import dev.vident.server.storage.blob.DiskBlobs;
import dev.vident.server.webhook.WebhookStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Everything that is kept: all stores of one database, and the blobs of one data folder.
/// Thread-safe.
public final class Stores implements AutoCloseable {
    private final Database database;
    private final BlobStore blobs;
    private final AppTokenStore appTokens;
    private final PermalinkStore permalinks;
    private final RedirectStore redirects;
    private final SdkTokenStore sdkTokens;
    private final ApplicantStore applicants;
    private final LevelStore levels;
    private final CallStore calls;
    private final CompositionStore compositions;
    private final EventStore events;
    private final IdentificationStore identifications;
    private final InspectionStore inspections;
    private final JobStore jobs;
    private final NoteStore notes;
    private final DocumentStore documents;
    private final OperatorStore operators;
    private final SessionStore sessions;
    private final RecordingStore recordings;
    private final StillStore stills;
    private final ScriptAnswerStore scriptAnswers;
    private final WebhookStore webhooks;
    private final @Nullable RequestSlots requestSlots;

    private Stores(Database database, BlobStore blobs) {
        this.database = database;
        this.blobs = blobs;
        this.appTokens = new AppTokensSql(database);
        this.permalinks = new PermalinksSql(database);
        this.redirects = new RedirectsSql(database);
        this.sdkTokens = new SdkTokensSql(database);
        this.applicants = new ApplicantsSql(database);
        this.levels = new LevelsSql(database);
        this.calls = new CallsSql(database);
        this.compositions = new CompositionsSql(database);
        this.events = new EventsSql(database);
        this.identifications = new IdentificationsSql(database);
        this.inspections = new InspectionsSql(database);
        this.jobs = new JobsSql(database);
        this.notes = new NotesSql(database);
        this.documents = new DocumentsSql(database);
        this.operators = new OperatorsSql(database);
        this.sessions = new SessionsSql(database);
        this.recordings = new RecordingsSql(database);
        this.stills = new StillsSql(database);
        this.scriptAnswers = new ScriptAnswersSql(database);
        this.webhooks = new WebhooksSql(database);
        this.requestSlots =
                switch (database.dialect()) {
                    case SQLITE -> null;
                    case POSTGRESQL -> new RequestSlotsSql(database);
                };
    }

    /// Opens the database, brings its schema up to date, and opens the blobs below `<data>/blobs`.
    ///
    /// @param dataFolder is created when it does not exist
    public static Stores open(DatabaseSettings settings, Path dataFolder) {
        try {
            Files.createDirectories(dataFolder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data folder " + dataFolder, e);
        }
        return new Stores(Database.open(settings), new DiskBlobs(dataFolder.resolve("blobs")));
    }

    public Transactions transactions() {
        return database;
    }

    public BlobStore blobs() {
        return blobs;
    }

    public AppTokenStore appTokens() {
        return appTokens;
    }

    public PermalinkStore permalinks() {
        return permalinks;
    }

    public RedirectStore redirects() {
        return redirects;
    }

    public SdkTokenStore sdkTokens() {
        return sdkTokens;
    }

    public ApplicantStore applicants() {
        return applicants;
    }

    public LevelStore levels() {
        return levels;
    }

    public CallStore calls() {
        return calls;
    }

    public CompositionStore compositions() {
        return compositions;
    }

    public AuditStore audit() {
        return new EventsSql(database);
    }

    public EventStore events() {
        return events;
    }

    public IdentificationStore identifications() {
        return identifications;
    }

    public InspectionStore inspections() {
        return inspections;
    }

    public JobStore jobs() {
        return jobs;
    }

    public NoteStore notes() {
        return notes;
    }

    public DocumentStore documents() {
        return documents;
    }

    public OperatorStore operators() {
        return operators;
    }

    public SessionStore sessions() {
        return sessions;
    }

    public RecordingStore recordings() {
        return recordings;
    }

    public StillStore stills() {
        return stills;
    }

    public ScriptAnswerStore scriptAnswers() {
        return scriptAnswers;
    }

    public WebhookStore webhooks() {
        return webhooks;
    }

    /// Where nodes count requests together; null with SQLite, which has one node.
    public @Nullable RequestSlots sharedRequestSlots() {
        return requestSlots;
    }

    /// Waits for what is running and closes the database.
    @Override
    public void close() {
        database.close();
    }
}
