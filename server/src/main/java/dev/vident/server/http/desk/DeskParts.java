package dev.vident.server.http.desk;

import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.applicant.Notes;
import dev.vident.server.call.CallStore;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.composition.InstantViews;
import dev.vident.server.document.Documents;
import dev.vident.server.event.EventStore;
import dev.vident.server.identification.Decisions;
import dev.vident.server.identification.Identifications;
import dev.vident.server.job.Waiting;
import dev.vident.server.operator.Logins;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.report.SummaryReports;
import dev.vident.server.script.ScriptAnswerStore;
import dev.vident.server.script.Stills;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the calls of the desk work with.
///
/// @param renderingProgress how far the rendering of a call is, 0–1, or null where that is not
///   known
/// @param compositionWaiting why the rendering of a call waits for another attempt; empty when it
///   does not
/// @param retryComposition renders the failed composition of a call again
/// @param cancelComposition ends the rendering of a call; false when it is neither waiting nor
///   being rendered
/// @param applicantChanged told the id of an applicant who has got a verdict
/// @param secureCookie whether browsers reach the server by HTTPS only
public record DeskParts(
        DeskAccess access,
        Logins logins,
        Identifications identifications,
        Decisions decisions,
        ApplicantStore applicants,
        CallStore calls,
        CompositionStore compositions,
        Stills stills,
        ScriptAnswerStore scriptAnswers,
        EventStore events,
        Documents documents,
        Notes notes,
        BlobStore blobs,
        InstantViews instantViews,
        SummaryReports reports,
        Function<String, @Nullable Double> renderingProgress,
        Function<String, Optional<Waiting>> compositionWaiting,
        Consumer<String> retryComposition,
        Predicate<String> cancelComposition,
        Consumer<String> applicantChanged,
        boolean secureCookie) {}
