package dev.vident.server.report;

import dev.vident.server.applicant.Applicant;
import dev.vident.server.call.Call;
import dev.vident.server.call.CallStore;
import dev.vident.server.composition.CompositionStore;
import dev.vident.server.event.EventStore;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.recording.RecordingStore;
import dev.vident.server.script.ScriptAnswerStore;
import dev.vident.server.script.StillStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Makes summary reports (contract row 23): what is known about an applicant, what was said, seen,
/// recorded and decided, with the hashes that prove it, as one PDF document. Thread-safe.
public final class SummaryReports {
    private static final int CONSENT_BYTES_MAX = 64 * 1024;

    private final CallStore calls;
    private final RecordingStore recordings;
    private final CompositionStore compositions;
    private final StillStore stills;
    private final ScriptAnswerStore answers;
    private final EventStore events;
    private final BlobStore blobs;
    private final InstantSource clock;
    private final String clientId;

    /// @param clientId name of this installation
    public SummaryReports(
            CallStore calls,
            RecordingStore recordings,
            CompositionStore compositions,
            StillStore stills,
            ScriptAnswerStore answers,
            EventStore events,
            BlobStore blobs,
            InstantSource clock,
            String clientId) {
        this.calls = calls;
        this.recordings = recordings;
        this.compositions = compositions;
        this.stills = stills;
        this.answers = answers;
        this.events = events;
        this.blobs = blobs;
        this.clock = clock;
        this.clientId = clientId;
    }

    /// The report of an applicant as it stands now.
    ///
    /// @param copies whether its pictures are marked as copies
    /// @throws UncheckedIOException when the evidence cannot be read
    public byte[] pdf(Applicant applicant, ReportLanguage language, boolean copies) {
        ReportFacts facts =
                new ReportFacts(
                        applicant,
                        clientId,
                        consent(applicant),
                        calls.ofApplicant(applicant.id()).stream().map(this::evidence).toList(),
                        stills.ofApplicant(applicant.id()),
                        events.ofApplicant(applicant.id()),
                        clock.instant(),
                        copies);
        // Pictures wait in a temporary file, not in memory.
        try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            new SummaryReport(facts, language, blobs).write(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CallEvidence evidence(Call call) {
        return new CallEvidence(
                call,
                recordings.find(call.id()).orElse(null),
                compositions.find(call.id()).orElse(null),
                answers.ofCall(call.id()));
    }

    /// The words as they were kept, without the moment and the language in the first two lines.
    private List<String> consent(Applicant applicant) {
        String key = "consents/" + applicant.id() + ".txt";
        OptionalLong size = blobs.size(key);
        if (size.isEmpty()) {
            return List.of();
        }
        long length = Math.min(size.getAsLong(), CONSENT_BYTES_MAX);
        try (InputStream words = blobs.open(key, 0, length).orElse(InputStream.nullInputStream())) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
