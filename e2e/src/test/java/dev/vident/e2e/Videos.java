package dev.vident.e2e;

import dev.vident.client.Inspection;
import dev.vident.client.VidentClient;
import dev.vident.client.VideoIdentData;
import dev.vident.media.synthetic.ClipName;
import dev.vident.server.composition.FfmpegFailure;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.Layout;
import dev.vident.server.composition.MarkerFinder;
import dev.vident.server.composition.MarkerFinder.Wanted;
import dev.vident.server.composition.Markers;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Waits for compositions and looks into them.
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

    /// The flashes and beeps of the two fake devices in a composed video.
    static Markers markers(FfmpegPrograms programs, Path video)
            throws FfmpegFailure, InterruptedException {
        return new MarkerFinder(programs)
                .find(
                        video,
                        Layout.of(List.of("applicant", "operator")),
                        List.of(
                                new Wanted("applicant", ClipName.WARM.beepHertz()),
                                new Wanted("operator", ClipName.COOL.beepHertz())));
    }
}
