package dev.vident.e2e;

import dev.vident.client.Inspection;
import dev.vident.client.VidentClient;
import dev.vident.client.VideoIdentData;
import java.util.Objects;
import java.util.function.Predicate;

/// Waits for compositions.
final class Videos {
    private static final int ATTEMPTS_MAX = 240;
    private static final long PAUSE_MILLIS = 500;

    private Videos() {}

    /// The inspection once its last composition has a media id and the rest is as wanted.
    static Inspection await(
            VidentClient client, String inspectionId, Predicate<VideoIdentData> wanted)
            throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Inspection inspection = client.inspection(inspectionId);
            VideoIdentData data = Objects.requireNonNull(inspection.videoIdentData());
            if (!data.compositions().isEmpty()
                    && data.compositions().getLast().mediaId() != null
                    && wanted.test(data)) {
                return inspection;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("no video: " + client.inspection(inspectionId).json());
    }
}
