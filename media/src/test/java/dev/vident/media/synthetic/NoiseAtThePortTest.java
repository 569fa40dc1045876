package dev.vident.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.net.MediaServer;
import dev.vident.media.net.MediaSettings;
import dev.vident.media.net.MediaStatistics;
import dev.vident.media.net.SessionOffer;
import dev.vident.media.room.RoomEvent;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.RecordingInMemory.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/// A call while strangers throw everything at its port: 100,000 datagrams, or as many as the system
/// property `vident.noise` says.
class NoiseAtThePortTest {
    private static final int WAIT_SECONDS = 60;
    private static final int DATAGRAMS = Integer.getInteger("vident.noise", 100_000);

    /// Datagrams of noise the loop may be behind; more would overflow the socket's buffer, which no
    /// software could help.
    private static final int BEHIND_MAX = 64;

    private final Queue<RoomEvent> events = new ConcurrentLinkedQueue<>();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final RecordingInMemory recording = new RecordingInMemory();

    @Test
    void the_call_does_not_notice_and_the_log_names_no_address() throws Exception {
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        Handler listener = new Listener();
        root.setLevel(Level.ALL);
        root.addHandler(listener);
        try (MediaServer server = MediaServer.start(MediaSettings.loopback(), events::add);
                SyntheticPeerDriver warm = SyntheticPeerDriver.open(Clip.load(ClipName.WARM));
                SyntheticPeerDriver cool = SyntheticPeerDriver.open(Clip.load(ClipName.COOL))) {
            List<SessionOffer> offers = new ArrayList<>();
            offers.add(join(server, "warm", warm));
            offers.add(join(server, "cool", cool));
            warm.firstFrame().get(WAIT_SECONDS, TimeUnit.SECONDS);
            cool.firstFrame().get(WAIT_SECONDS, TimeUnit.SECONDS);

            throwNoise(server, offers);
            long frames = warm.statistics().framesReceived();
            while (warm.statistics().framesReceived() < frames + 5) {
                Thread.onSpinWait();
            }

            MediaStatistics seen = server.statistics();
            System.out.println("noise: " + DATAGRAMS + " datagrams; " + seen);
            assertThat(seen.sessions()).as("sessions").isEqualTo(2);
            assertThat(seen.failures()).as("bugs").isZero();
            assertThat(seen.strangeDatagrams() + seen.limitedDatagrams()).isPositive();
            assertThat(events).noneMatch(event -> event instanceof RoomEvent.PeerDisconnected);
        } finally {
            root.removeHandler(listener);
            root.setLevel(before);
        }
        for (Journal journal : recording.journals()) {
            assertThat(journal.size()).as("%s", journal.track).isPositive();
            assertThat(journal.missing()).as("%s", journal.track).isZero();
        }
        assertThat(recording.journals()).hasSize(4);
        assertThat(log).noneMatch(line -> line.contains("127.0.0.1") || line.contains("localhost"));
    }

    private SessionOffer join(MediaServer server, String participant, SyntheticPeerDriver driver)
            throws Exception {
        SessionOffer offer =
                server.join("call", participant, 0, VideoEncoding.VP8, recording)
                        .get(WAIT_SECONDS, TimeUnit.SECONDS);
        String answer =
                driver.answer(offer.sdp()).get(WAIT_SECONDS, TimeUnit.SECONDS).orElseThrow();
        server.answer(offer.sessionId(), answer).get(WAIT_SECONDS, TimeUnit.SECONDS);
        return offer;
    }

    private static void throwNoise(MediaServer server, List<SessionOffer> offers) throws Exception {
        long foreign = 0;
        try (Noise noise = new Noise(20_240_501, server.port(), offers)) {
            for (int i = 0; i < DATAGRAMS; i++) {
                noise.send();
                if (i % BEHIND_MAX == 0) {
                    foreign = waitUntilTaken(server, foreign);
                }
            }
        }
    }

    /// Datagrams of the call count as well, so this waits for at least as many as were thrown.
    private static long waitUntilTaken(MediaServer server, long before) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        long taken = server.statistics().receivedDatagrams();
        while (taken < before + BEHIND_MAX && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            taken = server.statistics().receivedDatagrams();
        }
        return taken;
    }

    private final class Listener extends Handler {
        @Override
        public void publish(LogRecord record) {
            if (record.getLoggerName() != null && record.getLoggerName().startsWith("dev.vident")) {
                log.add(new SimpleFormatter().format(record));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
