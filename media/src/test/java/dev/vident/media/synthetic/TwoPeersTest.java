package dev.vident.media.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.journal.MediaKind;
import dev.vident.media.peer.EndReason;
import dev.vident.media.room.RoomEvent;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.srtp.SrtpProfile;
import dev.vident.media.synthetic.RecordingInMemory.Journal;
import dev.vident.media.synthetic.VirtualCall.Participant;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwoPeersTest {
    private static final LinkConditions CITY =
            LinkConditions.PERFECT.withDelay(Duration.ofMillis(15), Duration.ofMillis(5));

    private VirtualCall call = new VirtualCall(1);

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void both_get_pictures_and_sound_under_either_profile(SrtpProfile profile) {
        call.profiles(profile);
        call.conditions(CITY);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        Participant cool = call.join("cool", 0, ClipName.COOL);
        long joined = call.nowMicros();

        call.run(Duration.ofSeconds(5));

        for (Participant participant : new Participant[] {warm, cool}) {
            SyntheticStatistics statistics = participant.statistics();
            assertThat(participant.peer.state()).isEqualTo(SyntheticState.CONNECTED);
            assertThat(statistics.firstFrameMicros() - joined).isBetween(1L, 500_000L);
            assertThat(statistics.framesReceived()).isGreaterThan(110);
            assertThat(statistics.framesBroken()).isZero();
            assertThat(statistics.audio().packets()).isGreaterThan(230);
            assertThat(statistics.audio().lost()).isZero();
            assertThat(statistics.video().lost()).isZero();
            assertThat(statistics.senderReportsReceived()).isGreaterThan(6);
            assertThat(statistics.feedbackReceived()).isGreaterThan(30);
        }
        for (Journal journal : call.recording.journals()) {
            assertThat(journal.missing()).as("%s", journal.track).isZero();
            assertThat(journal.senderReports()).as("%s", journal.track).isGreaterThan(3);
        }
        assertThat(call.recording.journals()).hasSize(4);
        assertThat(call.events)
                .contains(
                        new RoomEvent.PeerConnected("room", "warm", warm.sessionId),
                        new RoomEvent.MediaStarted(
                                "room", "cool", cool.sessionId, MediaKind.VIDEO));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void five_percent_loss_both_ways_with_reordering_leaves_no_hole_in_any_journal(long seed) {
        call = new VirtualCall(seed);
        LinkConditions lossy =
                CITY.withLoss(0.05)
                        .withReordering(0.02, Duration.ofMillis(20))
                        .withDuplication(0.01);
        call.conditions(lossy);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        Participant cool = call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(20));
        call.conditions(CITY);
        call.run(Duration.ofSeconds(2));

        assertThat(warm.up.lost() + cool.up.lost()).as("loss did happen").isGreaterThan(100);
        assertThat(call.recording.journals()).hasSize(4);
        for (Journal journal : call.recording.journals()) {
            assertThat(journal.missing()).as("missing, seed %d, %s", seed, journal.track).isZero();
            assertThat(journal.repeated()).as("twice, seed %d, %s", seed, journal.track).isZero();
            assertThat(journal.size()).as("%s", journal.track).isGreaterThan(500);
            assertThat(journal.recovered())
                    .as("recovered, seed %d, %s", seed, journal.track)
                    .isBetween(20, journal.size() / 10);
        }
        assertThat(call.recording.journal("warm", 0, MediaKind.VIDEO).allOfPayloadType(96))
                .isTrue();
        for (Participant participant : new Participant[] {warm, cool}) {
            SyntheticStatistics statistics = participant.statistics();
            assertThat(statistics.retransmissionsSent()).as("seed %d", seed).isGreaterThan(30);
            assertThat(statistics.video().recovered()).as("seed %d", seed).isGreaterThan(20);
            assertThat(statistics.framesBroken()).as("seed %d", seed).isZero();
            assertThat(statistics.framesReceived()).as("seed %d", seed).isGreaterThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void a_call_in_h264_is_carried_repaired_and_journaled_like_one_in_vp8(long seed) {
        call = new VirtualCall(seed, VideoEncoding.H264);
        call.conditions(CITY.withLoss(0.05).withReordering(0.02, Duration.ofMillis(20)));
        Participant warm = call.join("warm", 0, ClipName.WARM);
        call.run(Duration.ofSeconds(3));
        Participant cool = call.join("cool", 0, ClipName.COOL);
        long joined = call.nowMicros();
        call.run(Duration.ofSeconds(10));
        call.conditions(CITY);
        call.run(Duration.ofSeconds(2));

        assertThat(cool.statistics().firstFrameMicros() - joined).isBetween(1L, 1_000_000L);
        for (Participant participant : new Participant[] {warm, cool}) {
            SyntheticStatistics statistics = participant.statistics();
            assertThat(statistics.video().recovered()).as("seed %d", seed).isGreaterThan(10);
            assertThat(statistics.framesBroken()).as("seed %d", seed).isZero();
            assertThat(statistics.framesReceived()).as("seed %d", seed).isGreaterThan(280);
            assertThat(statistics.framesShown()).as("seed %d", seed).isGreaterThan(280);
        }
        for (String name : new String[] {"warm", "cool"}) {
            Journal journal = call.recording.journal(name, 0, MediaKind.VIDEO);
            assertThat(journal.track.codec()).isEqualTo("H264");
            assertThat(journal.allOfPayloadType(98)).isTrue();
            assertThat(journal.missing()).as("missing, seed %d", seed).isZero();
        }
    }

    @Test
    void one_who_joins_late_gets_a_picture_at_once() {
        call.conditions(CITY);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        call.run(Duration.ofSeconds(10));
        assertThat(warm.statistics().feedbackReceived())
                .as("alone, the server makes the feedback")
                .isGreaterThan(80);

        Participant cool = call.join("cool", 0, ClipName.COOL);
        long joined = call.nowMicros();
        call.run(Duration.ofSeconds(3));

        assertThat(cool.statistics().firstFrameMicros() - joined).isBetween(1L, 500_000L);
        assertThat(warm.statistics().framesReceived()).isGreaterThan(60);
        assertThat(call.recording.journal("warm", 0, MediaKind.AUDIO).size()).isGreaterThan(640);
    }

    @Test
    void one_who_joins_again_continues_the_stream_of_the_other() {
        call.conditions(CITY);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        Participant cool = call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(3));
        call.close(cool);
        call.run(Duration.ofSeconds(2));
        long framesBefore = warm.statistics().framesReceived();
        assertThat(call.events)
                .contains(
                        new RoomEvent.PeerDisconnected(
                                "room", "cool", cool.sessionId, EndReason.CLOSED_BY_PEER));

        Participant again = call.join("cool", 1, ClipName.COOL);
        call.run(Duration.ofSeconds(3));

        SyntheticStatistics statistics = warm.statistics();
        assertThat(statistics.framesReceived() - framesBefore).isGreaterThan(65);
        assertThat(statistics.framesBroken()).isZero();
        assertThat(statistics.video().lost()).as("no gap in the numbers").isZero();
        assertThat(statistics.audio().lost()).as("no gap in the numbers").isZero();
        assertThat(statistics.video().packets()).isEqualTo(statistics.video().expected());
        assertThat(again.statistics().framesReceived()).isGreaterThan(65);
        assertThat(call.recording.journals()).hasSize(6);
        assertThat(call.recording.journal("cool", 0, MediaKind.VIDEO).closed()).isTrue();
        assertThat(call.recording.journal("cool", 1, MediaKind.VIDEO).missing()).isZero();
    }

    @Test
    void joining_again_without_leaving_replaces_the_session() {
        Participant warm = call.join("warm", 0, ClipName.WARM);
        call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(2));

        Participant again = call.join("warm", 1, ClipName.WARM);
        call.run(Duration.ofSeconds(2));

        assertThat(warm.peer.state()).isEqualTo(SyntheticState.CLOSED);
        assertThat(again.peer.state()).isEqualTo(SyntheticState.CONNECTED);
        assertThat(call.events)
                .contains(
                        new RoomEvent.PeerDisconnected(
                                "room", "warm", warm.sessionId, EndReason.REPLACED));
        assertThat(call.room.size()).isEqualTo(2);
    }

    @Test
    void sequence_numbers_wrap_under_loss_without_a_hole() {
        call.conditions(CITY.withLoss(0.05).withReordering(0.05, Duration.ofMillis(30)));
        PlayerNumbers nearTheWrap = new PlayerNumbers(65_336, 65_400, -50_000, -90_000, 65_300);
        Participant warm = call.join("warm", 0, ClipName.WARM, nearTheWrap);
        Participant cool = call.join("cool", 0, ClipName.COOL, nearTheWrap);
        call.run(Duration.ofSeconds(12));
        call.conditions(CITY);
        call.run(Duration.ofSeconds(2));

        for (Journal journal : call.recording.journals()) {
            assertThat(journal.missing()).as("%s", journal.track).isZero();
            assertThat(journal.size()).as("%s", journal.track).isGreaterThan(400);
        }
        assertThat(warm.statistics().framesBroken()).isZero();
        assertThat(cool.statistics().framesReceived()).isGreaterThan(300);
    }

    @Test
    void an_ice_restart_loses_nothing() {
        call.conditions(CITY);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        Participant cool = call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(2));

        call.restartIce(warm);
        call.run(Duration.ofSeconds(2));

        assertThat(warm.statistics().video().lost()).isZero();
        assertThat(cool.statistics().video().lost()).isZero();
        assertThat(cool.statistics().framesReceived()).isGreaterThan(80);
    }

    @Test
    void a_peer_that_moves_to_another_address_is_followed_after_its_next_check() {
        call.conditions(CITY);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        Participant cool = call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(2));

        warm.move(VirtualCall.address(60_000));
        call.run(Duration.ofSeconds(3));
        long before = cool.statistics().framesReceived();
        long beforeDown = warm.statistics().framesReceived();
        call.run(Duration.ofSeconds(2));

        assertThat(cool.statistics().framesReceived() - before).isGreaterThan(45);
        assertThat(warm.statistics().framesReceived() - beforeDown).isGreaterThan(45);
    }

    @Test
    void mutilated_and_forged_datagrams_change_nothing() {
        call.conditions(CITY);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        Participant cool = call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(1));

        call.mutilateCopies();
        call.run(Duration.ofSeconds(8));

        for (Participant participant : new Participant[] {warm, cool}) {
            assertThat(participant.peer.state()).isEqualTo(SyntheticState.CONNECTED);
            assertThat(participant.statistics().framesReceived()).isGreaterThan(200);
            assertThat(participant.statistics().framesBroken()).isZero();
        }
        for (Journal journal : call.recording.journals()) {
            assertThat(journal.missing()).as("%s", journal.track).isZero();
            assertThat(journal.repeated()).as("%s", journal.track).isZero();
        }
    }

    @Test
    void one_who_vanishes_falls_silent_and_expires() {
        Participant warm = call.join("warm", 0, ClipName.WARM);
        call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(2));

        call.vanish(warm);
        call.run(Duration.ofSeconds(40));

        assertThat(call.events)
                .containsSubsequence(
                        new RoomEvent.PeerSilent("room", "warm", warm.sessionId),
                        new RoomEvent.PeerDisconnected(
                                "room", "warm", warm.sessionId, EndReason.CONSENT_EXPIRED));
        assertThat(call.recording.journal("warm", 0, MediaKind.AUDIO).closed()).isTrue();
    }

    @Test
    void after_a_narrow_stretch_the_pictures_come_back() {
        call.conditions(CITY);
        Participant warm = call.join("warm", 0, ClipName.WARM);
        Participant cool = call.join("cool", 0, ClipName.COOL);
        call.run(Duration.ofSeconds(2));
        call.conditions(CITY.withRate(150_000, Duration.ofMillis(200)));
        call.run(Duration.ofSeconds(3));
        assertThat(warm.down.lost() + cool.up.lost()).isGreaterThan(50);
        call.conditions(CITY);
        call.run(Duration.ofSeconds(3));
        long warmBefore = warm.statistics().framesReceived();
        long coolBefore = cool.statistics().framesReceived();

        call.run(Duration.ofSeconds(2));

        assertThat(warm.statistics().framesReceived() - warmBefore).isGreaterThan(45);
        assertThat(cool.statistics().framesReceived() - coolBefore).isGreaterThan(45);
    }
}
