package dev.vident.server.simulation;

import dev.vident.media.synthetic.Clip;
import dev.vident.media.synthetic.ClipName;
import dev.vident.media.synthetic.SyntheticPeerDriver;
import dev.vident.media.synthetic.SyntheticStatistics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The media of both sides: real sockets, real encryption, a looped clip with one flash and one
/// beep a second.
final class SyntheticSeats implements AutoCloseable {
    static final ClipName APPLICANT_CLIP = ClipName.WARM;
    static final ClipName OPERATOR_CLIP = ClipName.COOL;

    private static final long MARKER_PERIOD_MILLIS = 1000;

    private final SyntheticPeerDriver applicant;
    private final SyntheticPeerDriver operator;

    SyntheticSeats() {
        try {
            applicant = SyntheticPeerDriver.open(Clip.load(APPLICANT_CLIP));
            operator = SyntheticPeerDriver.open(Clip.load(OPERATOR_CLIP));
        } catch (IOException e) {
            throw new SimulationFailure("No socket for the synthetic media: " + e.getMessage(), e);
        }
    }

    MediaSeat applicant() {
        return offer -> answer(applicant, offer);
    }

    MediaSeat operator() {
        return offer -> answer(operator, offer);
    }

    /// Completes when each side has seen a whole picture of the other.
    CompletableFuture<Void> bothSeeEachOther() {
        return CompletableFuture.allOf(applicant.firstFrame(), operator.firstFrame());
    }

    /// From an offer to the first whole picture of the other side, the slower side that joins
    /// second: the operator.
    Duration joinToFirstFrame() {
        return operator.firstFrame().join();
    }

    /// Stops each side half a second after its last flash and beep, so that no marker is cut in
    /// two.
    void stopBetweenMarkers() throws InterruptedException {
        for (SyntheticPeerDriver peer : List.of(applicant, operator)) {
            Duration sinceFirst = peer.statistics().playingTime().minus(Clip.LEAD_IN);
            long sinceMarker = sinceFirst.toMillis() % MARKER_PERIOD_MILLIS;
            Thread.sleep(
                    (MARKER_PERIOD_MILLIS + MARKER_PERIOD_MILLIS / 2 - sinceMarker)
                            % MARKER_PERIOD_MILLIS);
            peer.close();
        }
    }

    /// Flashes and beeps that both sides have sent.
    int markersSent() {
        return 2 * (flashesSent(applicant) + flashesSent(operator));
    }

    /// Flashes, and as many beeps, of the applicant.
    int applicantFlashes() {
        return flashesSent(applicant);
    }

    /// Flashes, and as many beeps, of the operator.
    int operatorFlashes() {
        return flashesSent(operator);
    }

    /// What was exchanged, in words.
    String summary() {
        SyntheticStatistics first = applicant.statistics();
        SyntheticStatistics second = operator.statistics();
        return "operator saw "
                + second.framesReceived()
                + " pictures ("
                + second.framesBroken()
                + " broken), applicant "
                + first.framesReceived()
                + " ("
                + first.framesBroken()
                + " broken)";
    }

    @Override
    public void close() {
        applicant.close();
        operator.close();
    }

    private static int flashesSent(SyntheticPeerDriver peer) {
        return Clip.markersWithin(peer.statistics().playingTime()).whole();
    }

    private static String answer(SyntheticPeerDriver peer, String offer) {
        return peer.answer(offer)
                .join()
                .orElseThrow(() -> new SimulationFailure("The server's offer could not be used"));
    }
}
