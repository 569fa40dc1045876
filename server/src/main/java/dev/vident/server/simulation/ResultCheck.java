package dev.vident.server.simulation;

import dev.vident.client.Applicant;
import dev.vident.client.Inspection;
import dev.vident.client.VideoIdentData;
import dev.vident.server.composition.FfmpegFailure;
import dev.vident.server.composition.FfmpegPrograms;
import dev.vident.server.composition.Layout;
import dev.vident.server.composition.MarkerFinder;
import dev.vident.server.composition.MarkerFinder.Wanted;
import dev.vident.server.composition.Markers;
import dev.vident.server.composition.MediaFacts;
import dev.vident.server.composition.Probe;
import dev.vident.server.simulation.SimulationResult.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Looks at and listens to the composed video.
final class ResultCheck {
    /// Lip-sync error that people begin to notice, with the marker's own blur.
    static final double AV_OFFSET_MILLIS_MAX = 60;

    /// One frame.
    private static final double DURATION_SECONDS_OFF_MAX = 0.04;

    private static final List<String> PARTICIPANTS = List.of("applicant", "operator");

    private final FfmpegPrograms programs;
    private final Applicant applicant;
    private final SyntheticSeats seats;
    private final List<Finding> findings = new ArrayList<>();

    ResultCheck(FfmpegPrograms programs, Applicant applicant, SyntheticSeats seats) {
        this.programs = programs;
        this.applicant = applicant;
        this.seats = seats;
    }

    SimulationResult check(Inspection inspection, Path media) throws InterruptedException {
        try {
            checkAnswer(inspection, new Probe(programs).counting(media));
            Markers markers =
                    new MarkerFinder(programs)
                            .find(
                                    media,
                                    Layout.of(PARTICIPANTS),
                                    List.of(
                                            new Wanted(
                                                    "applicant",
                                                    SyntheticSeats.APPLICANT_CLIP.beepHertz()),
                                            new Wanted(
                                                    "operator",
                                                    SyntheticSeats.OPERATOR_CLIP.beepHertz())));
            double offset = checkMarkers(markers);
            return new SimulationResult(
                    applicant.id(),
                    inspection.json(),
                    media,
                    seats.markersSent(),
                    markers.found(),
                    offset,
                    seats.joinToFirstFrame().toMillis(),
                    List.copyOf(findings));
        } catch (FfmpegFailure e) {
            throw new SimulationFailure("The composed video cannot be read: " + e.getMessage(), e);
        }
    }

    private void checkAnswer(Inspection inspection, MediaFacts facts) {
        VideoIdentData data = Objects.requireNonNull(inspection.videoIdentData());
        finding(
                data.moderatorDisplayName() != null,
                "operator's name: " + data.moderatorDisplayName());
        finding(
                data.compositions().size() == 1,
                data.compositions().size()
                        + " composition, created "
                        + data.compositions().getLast().created());
        String video = facts.first("video").map(MediaFacts.Stream::codec).orElse("none");
        String audio = facts.first("audio").map(MediaFacts.Stream::codec).orElse("none");
        finding("h264".equals(video) && "aac".equals(audio), "streams: " + video + " and " + audio);
        Duration duration = Objects.requireNonNull(data.compositions().getLast().duration());
        finding(
                Math.abs(facts.durationSeconds() - duration.toSeconds())
                        <= DURATION_SECONDS_OFF_MAX,
                String.format(
                        Locale.ROOT,
                        "duration: the API says %d s, the file %.3f s",
                        duration.toSeconds(),
                        facts.durationSeconds()));
    }

    private double checkMarkers(Markers markers) {
        for (Markers.Seat seat : markers.seats()) {
            int sent =
                    seat.participant().equals("applicant")
                            ? seats.applicantFlashes()
                            : seats.operatorFlashes();
            finding(
                    seat.flashSeconds().size() == sent && seat.beepSeconds().size() == sent,
                    "%s: %d of %d flashes, %d of %d beeps"
                            .formatted(
                                    seat.participant(),
                                    seat.flashSeconds().size(),
                                    sent,
                                    seat.beepSeconds().size(),
                                    sent));
        }
        double offset = markers.largestOffsetMillis().orElse(Double.NaN);
        finding(
                offset <= AV_OFFSET_MILLIS_MAX,
                String.format(
                        Locale.ROOT, "largest distance of a flash from its beep: %.1f ms", offset));
        return offset;
    }

    private void finding(boolean held, String text) {
        findings.add(new Finding(held, text));
    }
}
