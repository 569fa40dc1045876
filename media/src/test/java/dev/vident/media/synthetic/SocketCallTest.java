package dev.vident.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.net.MediaServer;
import dev.vident.media.net.MediaSettings;
import dev.vident.media.net.SessionOffer;
import dev.vident.media.peer.EndReason;
import dev.vident.media.room.RoomEvent;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.synthetic.RecordingInMemory.Journal;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The only test of the engine over real sockets: all rules are tested in virtual time.
class SocketCallTest {
    /// Generous, because a shared machine may be busy; the figure is reported.
    private static final Duration FIRST_FRAME_MAX = Duration.ofSeconds(20);

    private final BlockingQueue<RoomEvent> events = new LinkedBlockingQueue<>();
    private final RecordingInMemory recording = new RecordingInMemory();

    @Test
    void two_peers_see_each_other_over_loopback() throws Exception {
        try (MediaServer server = MediaServer.start(MediaSettings.loopback(), events::add)) {
            hold(server, "cold");
            Duration warm = hold(server, "warm");

            System.out.println("join to first remote frame: " + warm.toMillis() + " ms");
            assertThat(warm).isLessThan(FIRST_FRAME_MAX);
        }
        for (Journal journal : recording.journals()) {
            assertThat(journal.missing()).as("%s", journal.track).isZero();
        }
        assertThat(recording.journals()).hasSize(8);
    }

    /// Holds one call until both have a picture.
    ///
    /// @return from the second join to its first remote frame
    private Duration hold(MediaServer server, String room) throws Exception {
        try (SyntheticPeerDriver warm = SyntheticPeerDriver.open(Clip.load(ClipName.WARM));
                SyntheticPeerDriver cool = SyntheticPeerDriver.open(Clip.load(ClipName.COOL))) {
            join(server, room, "warm", warm);
            warm.connected().get(20, TimeUnit.SECONDS);
            long joining = System.nanoTime();
            SessionOffer offer = join(server, room, "cool", cool);
            cool.firstFrame().get(20, TimeUnit.SECONDS);
            Duration firstFrame = Duration.ofNanos(System.nanoTime() - joining);
            warm.firstFrame().get(20, TimeUnit.SECONDS);

            cool.close();
            awaitDisconnect(offer.sessionId());
            assertThat(cool.state()).isEqualTo(SyntheticState.CLOSED);
            assertThat(cool.statistics().framesReceived()).isPositive();
            server.closeRoom(room).get(5, TimeUnit.SECONDS);
            assertThat(recording.journals()).allMatch(Journal::closed);
            assertThat(recording.journal("warm", 0, MediaKind.VIDEO).size()).isPositive();
            return firstFrame;
        }
    }

    private SessionOffer join(
            MediaServer server, String room, String participant, SyntheticPeerDriver driver)
            throws Exception {
        SessionOffer offer =
                server.join(room, participant, 0, VideoEncoding.VP8, recording)
                        .get(5, TimeUnit.SECONDS);
        String answer = driver.answer(offer.sdp()).get(5, TimeUnit.SECONDS).orElseThrow();
        server.answer(offer.sessionId(), answer).get(5, TimeUnit.SECONDS);
        return offer;
    }

    private void awaitDisconnect(String sessionId) throws InterruptedException {
        RoomEvent event = events.poll(10, TimeUnit.SECONDS);
        while (event != null) {
            if (event instanceof RoomEvent.PeerDisconnected gone
                    && gone.sessionId().equals(sessionId)) {
                assertThat(gone.reason()).isEqualTo(EndReason.CLOSED_BY_PEER);
                return;
            }
            event = events.poll(10, TimeUnit.SECONDS);
        }
        throw new AssertionError("the server did not notice the goodbye");
    }
}
