package dev.vident.server.applicant;

import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.Transactions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Takes the applicant's consent and keeps the very words that were agreed to. Thread-safe.
///
/// The words lie in the blob store as `consents/<applicantId>.txt`: the moment, the language, then
/// one paragraph per line.
public final class Consents {
    private final Applicants applicants;
    private final BlobStore blobs;
    private final Transactions transactions;
    private final InstantSource clock;

    public Consents(
            Applicants applicants,
            BlobStore blobs,
            Transactions transactions,
            InstantSource clock) {
        this.applicants = applicants;
        this.blobs = blobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The words to show to an applicant, one paragraph each.
    public List<String> text(Applicant applicant) {
        return ConsentText.of(applicant.lang()).paragraphs();
    }

    /// Records that the applicant agreed to what [#text] says; repeating it changes nothing.
    public void give(Applicant applicant) {
        if (applicant.consentAt() != null) {
            return;
        }
        ConsentText text = ConsentText.of(applicant.lang());
        Instant now = clock.instant();
        String agreed =
                now + "\n" + text.language() + "\n" + String.join("\n", text.paragraphs()) + "\n";
        // The words first: a recorded consent never points to nothing.
        blobs.put(
                "consents/" + applicant.id() + ".txt",
                new ByteArrayInputStream(agreed.getBytes(StandardCharsets.UTF_8)));
        transactions.run(() -> applicants.giveConsent(applicant.id()));
    }
}
