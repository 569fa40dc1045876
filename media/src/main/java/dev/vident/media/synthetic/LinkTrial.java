package dev.vident.media.synthetic;

import dev.vident.media.synthetic.VirtualCall.Participant;
import java.time.Duration;
import java.util.List;

/// Tries a call of two synthetic senders under congestion control on a [LinkCase], in virtual time:
/// ten seconds to settle, thirty that are measured and five on a good network in which the journals
/// may be completed. The same seed gives the same outcome.
public final class LinkTrial {
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Duration COMPLETION = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(10);
    private static final int MAX_BITS_PER_SECOND = 1_000_000;
    private static final int AUDIO_PACKET_BYTES = 80;
    private static final double FRAME_MILLIS = 40;
    private static final double AUDIO_MILLIS = 20;

    private final LinkCase network;
    private final VirtualCall call;
    private final Participant bad;
    private final Participant good;

    private LinkTrial(LinkCase network, long seed) {
        this.network = network;
        this.call = new VirtualCall(seed);
        call.conditions(LinkCase.ORDINARY);
        this.bad = call.joinAdaptive("bad", MAX_BITS_PER_SECOND, AUDIO_PACKET_BYTES);
        this.good = call.joinAdaptive("good", MAX_BITS_PER_SECOND, AUDIO_PACKET_BYTES);
    }

    /// Plays one case.
    public static LinkOutcome run(LinkCase network, long seed) {
        return new LinkTrial(network, seed).play();
    }

    private LinkOutcome play() {
        // Signatures of the handshake differ in length from run to run: it must not depend on a
        // rate.
        call.run(Duration.ofSeconds(1));
        change(network.stretches().getFirst());
        call.run(SETTLING);
        DirectionMeter up = new DirectionMeter(bad, good);
        DirectionMeter down = new DirectionMeter(good, bad);
        List<LinkCase.Stretch> stretches = network.stretches();
        int next = 1;
        for (Duration t = Duration.ZERO; t.compareTo(MEASURED) < 0; t = t.plus(STEP)) {
            if (next < stretches.size() && stretches.get(next).from().compareTo(t) <= 0) {
                change(stretches.get(next++));
                up.networkChanged();
                down.networkChanged();
            }
            call.run(STEP);
            up.look();
            down.look();
        }
        LinkOutcome.Direction upward = up.outcome();
        LinkOutcome.Direction downward = down.outcome();
        change(LinkCase.steady("", LinkCase.ORDINARY).stretches().getFirst());
        call.run(COMPLETION);
        long sent = packetsSent(bad) + packetsSent(good);
        call.close(bad);
        call.close(good);
        return new LinkOutcome(
                network.name(),
                upward,
                downward,
                bad.up.lost() + bad.down.lost(),
                sent,
                call.recording.journals().stream()
                        .mapToLong(RecordingInMemory.Journal::missing)
                        .sum());
    }

    private void change(LinkCase.Stretch stretch) {
        bad.up.change(stretch.up());
        bad.down.change(stretch.down());
    }

    private static long packetsSent(Participant participant) {
        SyntheticStatistics statistics = participant.statistics();
        return statistics.audioPacketsSent() + statistics.videoPacketsSent();
    }

    /// What one side gets of the other.
    private final class DirectionMeter {
        private final Participant receiver;
        private final Participant sender;
        private final long startMicros = call.nowMicros();
        private final SyntheticStatistics received;
        private final SyntheticStatistics sent;
        private final PauseMeter pictures;
        private final PauseMeter sound;
        private long changedMicros = -1;
        private long shownAtChange;
        private long recoveryMicros;

        DirectionMeter(Participant sender, Participant receiver) {
            this.sender = sender;
            this.receiver = receiver;
            this.received = receiver.statistics();
            this.sent = sender.statistics();
            this.pictures = new PauseMeter(received.framesShown(), startMicros, FRAME_MILLIS);
            this.sound = new PauseMeter(received.audio().packets(), startMicros, AUDIO_MILLIS);
        }

        void networkChanged() {
            changedMicros = call.nowMicros();
            shownAtChange = receiver.statistics().framesShown();
        }

        void look() {
            SyntheticStatistics now = receiver.statistics();
            pictures.look(now.framesShown(), call.nowMicros());
            sound.look(now.audio().packets(), call.nowMicros());
            if (changedMicros >= 0 && now.framesShown() > shownAtChange) {
                recoveryMicros = call.nowMicros() - changedMicros;
                changedMicros = -1;
            }
        }

        LinkOutcome.Direction outcome() {
            SyntheticStatistics now = receiver.statistics();
            double seconds = (call.nowMicros() - startMicros) / 1e6;
            pictures.finish(call.nowMicros());
            sound.finish(call.nowMicros());
            long audioSent = sender.statistics().audioPacketsSent() - sent.audioPacketsSent();
            long audioReceived = now.audio().packets() - received.audio().packets();
            long videoBytes = now.video().payloadBytes() - received.video().payloadBytes();
            return new LinkOutcome.Direction(
                    videoBytes * 8 / seconds / 1e3,
                    (now.framesShown() - received.framesShown()) / seconds,
                    pictures.freezes(),
                    pictures.longestMillis(),
                    audioReceived * 100.0 / audioSent,
                    sound.longestMillis(),
                    recoveryMicros / 1_000);
        }
    }
}
