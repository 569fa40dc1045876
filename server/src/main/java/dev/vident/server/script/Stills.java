package dev.vident.server.script;

import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.platform.BlobStore;
import dev.vident.server.platform.ImageIds;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.SumsubError;
import dev.vident.server.platform.Transactions;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Keeps the stills of calls. Thread-safe.
public final class Stills {
    /// The largest still taken, in bytes.
    public static final int SIZE_MAX = 16 << 20;

    private final StillStore store;
    private final BlobStore blobs;
    private final Events events;
    private final Transactions transactions;
    private final ImageIds imageIds;
    private final InstantSource clock;

    public Stills(
            StillStore store,
            BlobStore blobs,
            Events events,
            Transactions transactions,
            ImageIds imageIds,
            InstantSource clock) {
        this.store = store;
        this.blobs = blobs;
        this.events = events;
        this.transactions = transactions;
        this.imageIds = imageIds;
        this.clock = clock;
    }

    /// Stores a picture; when this returns it is on disk and listed.
    ///
    /// @param file a JPEG or PNG file
    /// @throws dev.vident.server.platform.ProblemException 400 with code 1003 when it is empty,
    ///   1004 when it is no such picture, 413 with code 1002 when it is larger than [#SIZE_MAX]
    public Still keep(StillOrigin origin, StillKind kind, byte[] file) {
        Picture picture = inspect(file);
        long imageId = imageIds.next();
        String extension = picture.contentType().equals("image/png") ? ".png" : ".jpg";
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + extension;
        String key = "stills/" + origin.callId() + "/" + imageId + extension;
        Still still =
                new Still(
                        imageId,
                        origin.applicantId(),
                        origin.inspectionId(),
                        origin.callId(),
                        origin.attemptId(),
                        kind,
                        name,
                        picture.contentType(),
                        file.length,
                        picture.width(),
                        picture.height(),
                        sha256(file),
                        key,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        false);
        // The file first: a row never points to nothing.
        blobs.put(key, new ByteArrayInputStream(file));
        transactions.run(() -> {
            store.insert(still);
            events.append(
                    still.applicantId(),
                    new DomainEvent.StillStored(
                            still.callId(), imageId, kind.name(), still.sha256()));
        });
        return still;
    }

    /// @throws dev.vident.server.platform.ProblemException 404
    public Still get(long imageId) {
        return store.find(imageId)
                .orElseThrow(() -> new Problem.NotFound("Image not found").exception());
    }

    /// The stills of one applicant, oldest first.
    public List<Still> ofApplicant(String applicantId) {
        return store.ofApplicant(applicantId);
    }

    /// Marks stills as not counting any more; the files stay.
    ///
    /// @param documentType says by `idDocType` which ones
    public void deactivate(String applicantId, Predicate<String> documentType) {
        transactions.run(() -> {
            for (Still still : store.ofApplicant(applicantId)) {
                if (documentType.test(still.kind().idDocType())) {
                    store.setDeactivated(still.imageId(), true);
                }
            }
        });
    }

    /// The stills of one call, oldest first.
    public List<Still> ofCall(String callId) {
        return store.ofCall(callId);
    }

    private static Picture inspect(byte[] file) {
        if (file.length == 0) {
            throw new Problem.BadRequest("The file is empty", SumsubError.EMPTY_FILE).exception();
        }
        if (file.length > SIZE_MAX) {
            throw new Problem.TooLarge("The file is too big", SumsubError.FILE_TOO_BIG).exception();
        }
        return Picture.read(file)
                .orElseThrow(() ->
                        new Problem.BadRequest(
                                        "Error analyzing file, unsupported format or"
                                                + " corrupted file",
                                        SumsubError.CORRUPTED_FILE)
                                .exception());
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
