package dev.vident.server.storage;

import dev.vident.server.access.AppTokenStore;
import dev.vident.server.access.AppTokensInMemory;
import dev.vident.server.access.PermalinkStore;
import dev.vident.server.access.PermalinksInMemory;
import dev.vident.server.access.RedirectStore;
import dev.vident.server.access.RedirectsInMemory;
import dev.vident.server.access.SdkTokenStore;
import dev.vident.server.access.SdkTokensInMemory;
import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.ApplicantsInMemory;
import dev.vident.server.applicant.LevelStore;
import dev.vident.server.applicant.LevelsInMemory;
import dev.vident.server.applicant.NoteStore;
import dev.vident.server.applicant.NotesInMemory;
import dev.vident.server.call.CallStore;
import dev.vident.server.call.CallsInMemory;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.composition.CompositionsInMemory;
import dev.vident.server.document.DocumentStore;
import dev.vident.server.document.DocumentsInMemory;
import dev.vident.server.event.EventStore;
import dev.vident.server.event.EventsInMemory;
import dev.vident.server.identification.IdentificationStore;
import dev.vident.server.identification.IdentificationsInMemory;
import dev.vident.server.identification.InspectionStore;
import dev.vident.server.identification.InspectionsInMemory;
import dev.vident.server.job.JobStore;
import dev.vident.server.job.JobsInMemory;
import dev.vident.server.operator.OperatorStore;
import dev.vident.server.operator.OperatorsInMemory;
import dev.vident.server.operator.SessionStore;
import dev.vident.server.operator.SessionsInMemory;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.BlobsInMemory;
import dev.vident.server.platform.Transactions;
import dev.vident.server.platform.TransactionsInMemory;
import dev.vident.server.recording.RecordingStore;
import dev.vident.server.recording.RecordingsInMemory;
import dev.vident.server.script.ScriptAnswerStore;
import dev.vident.server.script.ScriptAnswersInMemory;
import dev.vident.server.script.StillStore;
import dev.vident.server.script.StillsInMemory;
import dev.vident.server.storage.sql.Stores;
import dev.vident.server.webhook.WebhookStore;
import dev.vident.server.webhook.WebhooksInMemory;

/// All stores of one back end.
public record StoreSet(
        Transactions transactions,
        BlobStore blobs,
        LevelStore levels,
        ApplicantStore applicants,
        InspectionStore inspections,
        IdentificationStore identifications,
        CallStore calls,
        RecordingStore recordings,
        CompositionStore compositions,
        StillStore stills,
        EventStore events,
        JobStore jobs,
        AppTokenStore appTokens,
        SdkTokenStore sdkTokens,
        PermalinkStore permalinks,
        RedirectStore redirects,
        OperatorStore operators,
        SessionStore sessions,
        WebhookStore webhooks,
        NoteStore notes,
        DocumentStore documents,
        ScriptAnswerStore scriptAnswers) {
    public static StoreSet inMemory() {
        TransactionsInMemory transactions = new TransactionsInMemory();
        CompositionsInMemory compositions = new CompositionsInMemory(transactions);
        return new StoreSet(
                transactions,
                new BlobsInMemory(),
                new LevelsInMemory(transactions),
                new ApplicantsInMemory(transactions),
                new InspectionsInMemory(transactions, compositions::renderedCalls),
                new IdentificationsInMemory(transactions),
                new CallsInMemory(transactions),
                new RecordingsInMemory(transactions),
                compositions,
                new StillsInMemory(transactions),
                new EventsInMemory(transactions),
                new JobsInMemory(transactions),
                new AppTokensInMemory(transactions),
                new SdkTokensInMemory(transactions),
                new PermalinksInMemory(transactions),
                new RedirectsInMemory(transactions),
                new OperatorsInMemory(transactions),
                new SessionsInMemory(transactions),
                new WebhooksInMemory(transactions),
                new NotesInMemory(transactions),
                new DocumentsInMemory(transactions),
                new ScriptAnswersInMemory(transactions));
    }

    public static StoreSet of(Stores stores) {
        return new StoreSet(
                stores.transactions(),
                stores.blobs(),
                stores.levels(),
                stores.applicants(),
                stores.inspections(),
                stores.identifications(),
                stores.calls(),
                stores.recordings(),
                stores.compositions(),
                stores.stills(),
                stores.events(),
                stores.jobs(),
                stores.appTokens(),
                stores.sdkTokens(),
                stores.permalinks(),
                stores.redirects(),
                stores.operators(),
                stores.sessions(),
                stores.webhooks(),
                stores.notes(),
                stores.documents(),
                stores.scriptAnswers());
    }
}
