package dev.vident.server;

import dev.vident.server.applicant.Applicants;
import dev.vident.server.applicant.BuiltInLevels;
import dev.vident.server.applicant.Consents;
import dev.vident.server.applicant.Notes;
import dev.vident.server.call.CallBook;
import dev.vident.server.call.RecordedCalls;
import dev.vident.server.document.Documents;
import dev.vident.server.event.EventListener;
import dev.vident.server.event.Events;
import dev.vident.server.identification.Decisions;
import dev.vident.server.identification.Identifications;
import dev.vident.server.identification.Inspections;
import dev.vident.server.job.Jobs;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.ImageIds;
import dev.vident.server.platform.Randomness;
import dev.vident.server.recording.Recording;
import dev.vident.server.script.ScriptAnswers;
import dev.vident.server.script.Stills;
import dev.vident.server.storage.sql.Stores;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// The features on top of the stores: everything that needs neither the network nor the media
/// engine. One half of the wiring (ADR 7); [Server] is the other.
final class Features {
    final Ids ids;
    final Randomness randomness;
    final Events events;
    final Jobs jobs;
    final Inspections inspections;
    final Identifications identifications;
    final Decisions decisions;
    final Applicants applicants;
    final BuiltInLevels levels;
    final Consents consents;
    final Stills stills;
    final ScriptAnswers scriptAnswers;
    final Documents documents;
    final Notes notes;
    final CallBook callBook;

    /// @param flaws what is wrong with a finished recording, see [RecordedCalls]
    /// @param listener is told of every event in its transaction
    Features(
            Stores stores,
            Function<Recording, Optional<String>> flaws,
            EventListener listener,
            Ids ids,
            Randomness randomness,
            InstantSource clock) {
        this.ids = ids;
        this.randomness = randomness;
        var transactions = stores.transactions();
        events = new Events(stores.events(), clock, listener);
        jobs = new Jobs(stores.jobs(), ids, clock);
        inspections = new Inspections(stores.inspections(), stores.identifications(), transactions);
        identifications =
                new Identifications(
                        stores.identifications(),
                        stores.inspections(),
                        inspections,
                        stores.applicants(),
                        events,
                        transactions,
                        ids,
                        randomness,
                        clock);
        var evidence = new RecordedCalls(stores.calls(), stores.recordings(), flaws);
        decisions = new Decisions(identifications, stores.applicants(), evidence, transactions);
        applicants =
                new Applicants(
                        stores.applicants(),
                        stores.levels(),
                        identifications,
                        events,
                        transactions,
                        ids,
                        randomness,
                        clock);
        levels = new BuiltInLevels(stores.levels(), ids, clock);
        consents = new Consents(applicants, stores.blobs(), transactions, clock);
        ImageIds imageIds = new ImageIds(randomness);
        stills = new Stills(stores.stills(), stores.blobs(), events, transactions, imageIds, clock);
        scriptAnswers = new ScriptAnswers(stores.scriptAnswers(), events, transactions);
        documents =
                new Documents(
                        stores.documents(),
                        stores.applicants(),
                        stores.blobs(),
                        events,
                        transactions,
                        imageIds,
                        clock);
        notes = new Notes(stores.notes(), applicants, events, transactions, ids, clock);
        callBook = callBook(stores, clock);
    }

    private CallBook callBook(Stores stores, InstantSource clock) {
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
}
