package dev.vident.media.room;

import dev.vident.media.forward.ReceiveTrack;
import dev.vident.media.rtcp.GenericNack;
import dev.vident.media.rtcp.ReceiverReport;
import dev.vident.media.rtcp.ReportBlock;
import dev.vident.media.rtcp.SourceDescription;
import dev.vident.media.rtcp.TransportFeedback;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a leg does by itself as time passes: asks for missing packets and key frames, reports
/// reception, makes congestion feedback.
final class Upkeep {
    private final int[] missing = new int[ReceiveTrack.NACK_NUMBERS_MAX];

    /// @return whether a second has passed and the quality was measured
    boolean handleTimeout(Leg leg, long nowMicros) {
        if (leg.timers().takeRepair(nowMicros)) {
            repair(leg, nowMicros);
        }
        if (leg.timers().takeFeedback(nowMicros)) {
            for (TransportFeedback feedback : leg.congestion().take(leg.anySourceSsrc())) {
                leg.peer().sendRtcp(List.of(feedback), nowMicros);
            }
        }
        boolean report = leg.timers().takeReport(nowMicros);
        if (report) {
            report(leg, nowMicros);
            ControlPath.refreshKeyFrame(leg, nowMicros);
        }
        return report;
    }

    private void repair(Leg leg, long nowMicros) {
        for (Uplink uplink : leg.uplinks()) {
            ReceiveTrack track = uplink.track();
            int count = track.takeNacks(nowMicros, leg.downlink().roundTrip().millis(), missing);
            if (count > 0) {
                List<Integer> numbers = Arrays.stream(missing, 0, count).boxed().toList();
                int ssrc = track.ssrc().orElseThrow();
                leg.peer()
                        .sendRtcp(
                                List.of(
                                        new GenericNack(
                                                leg.downlink().reporterSsrc(), ssrc, numbers)),
                                nowMicros);
            }
            if (track.keyFrameWanted()) {
                leg.keyFrames().want();
            }
        }
        ControlPath.askForKeyFrame(leg, nowMicros);
    }

    private static void report(Leg leg, long nowMicros) {
        List<ReportBlock> blocks =
                leg.uplinks().stream()
                        .map(uplink -> uplink.track().report(nowMicros))
                        .flatMap(Optional::stream)
                        .toList();
        int ssrc = leg.downlink().reporterSsrc();
        String name = leg.description().canonicalName();
        leg.peer()
                .sendRtcp(
                        List.of(
                                new ReceiverReport(ssrc, blocks),
                                new SourceDescription(ssrc, name)),
                        nowMicros);
        leg.quality()
                .measure(
                        leg.uplinks().getFirst().counters(),
                        leg.uplinks().getLast().counters(),
                        nowMicros);
    }
}
