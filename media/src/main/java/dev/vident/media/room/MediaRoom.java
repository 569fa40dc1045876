package dev.vident.media.room;

import dev.vident.media.capture.PacketCapture;
import dev.vident.media.dtls.Fingerprint;
import dev.vident.media.ice.IceCredentials;
import dev.vident.media.ice.TransportAddress;
import dev.vident.media.journal.RecordingSink;
import dev.vident.media.peer.DatagramClass;
import dev.vident.media.peer.EndReason;
import dev.vident.media.peer.PacketPool;
import dev.vident.media.peer.Peer;
import dev.vident.media.peer.PeerEvent;
import dev.vident.media.peer.PeerInput;
import dev.vident.media.peer.PeerOutput;
import dev.vident.media.peer.Transmit;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.AnswerReader;
import dev.vident.media.sdp.AnswerRefusal;
import dev.vident.media.sdp.SessionAnswer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call of at most two participants. It is handed datagrams, commands and time, and asked for
/// datagrams ([#pollDatagram()]), events ([#pollEvent()]) and its next wake-up. Does no I/O and
/// reads no clock; times are microseconds since the Unix epoch on one clock that never steps back.
/// Used by one thread at a time.
public final class MediaRoom {
    private final String name;
    private final Formats formats;
    private final RoomSettings settings;
    private final Runnable wakeUp;
    private final PacketPool pool;
    private final LegTable legs = new LegTable();
    private final Farewells farewells = new Farewells();
    private final Deque<Transmit> datagrams = new ArrayDeque<>();
    private final EventLog events;
    private final PacketPath packetPath;
    private final ControlPath controlPath = new ControlPath();
    private final Upkeep upkeep = new Upkeep();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private @Nullable Transmit lent;
    private @Nullable PacketCapture capture;

    /// @param name the call, an opaque identifier
    /// @param encoding the video codec of everybody in the room
    /// @param pool shared by the rooms of one thread
    /// @param wakeUp called from a handshake thread when [#handleTimeout(long)] should be called
    ///   soon; never blocks
    public MediaRoom(
            String name,
            VideoEncoding encoding,
            RoomSettings settings,
            PacketPool pool,
            Runnable wakeUp) {
        this.name = name;
        this.formats = Formats.with(encoding);
        this.settings = settings;
        this.pool = pool;
        this.wakeUp = wakeUp;
        this.events = new EventLog(name);
        this.packetPath = new PacketPath(events::mediaStarted);
    }

    /// Starts a session. An older one of the same participant ends as [EndReason#REPLACED].
    ///
    /// @param epoch counts this participant's sessions in this call, from 0; goes into the names of
    ///   its journals
    /// @param recording opens the journals of its tracks
    /// @return the offer, or empty when two others are in the room
    public Optional<RoomOffer> join(
            String participant, int epoch, RecordingSink recording, long nowMicros) {
        Leg older = legs.ofParticipant(participant);
        if (older != null) {
            end(older, EndReason.REPLACED, nowMicros);
        }
        if (legs.isFull()) {
            return Optional.empty();
        }
        IceCredentials credentials = freshCredentials();
        Downlink downlink = new Downlink(formats, settings.peer().random());
        SessionDescription description =
                new SessionDescription(
                        participant, downlink, formats.encoding(), settings.peer().random());
        Peer peer = new Peer(settings.peer(), credentials, pool, wakeUp, nowMicros);
        peer.capture(capture == null ? null : capture.ofParticipant(participant));
        legs.add(new Leg(description, name, epoch, peer, downlink, formats, recording));
        return Optional.of(description.offer(credentials, settings));
    }

    /// Takes the browser's answer to the latest offer of a session.
    public AnswerOutcome answer(String sessionId, String sdp, long nowMicros) {
        Leg leg = legs.ofSession(sessionId);
        if (leg == null) {
            return new AnswerOutcome.UnknownSession();
        }
        return switch (AnswerReader.read(sdp, formats.encoding())) {
            case AnswerRefusal refusal -> new AnswerOutcome.Unusable(refusal.reason());
            case SessionAnswer answer -> {
                Fingerprint fingerprint = new Fingerprint("sha-256", answer.fingerprint());
                if (!leg.peer().accepts(fingerprint)) {
                    yield new AnswerOutcome.CertificateChanged();
                }
                input(leg, new PeerInput.Answered(fingerprint), nowMicros);
                yield new AnswerOutcome.Taken();
            }
        };
    }

    /// Gives a session new ICE credentials; media goes on under the old ones until the new are
    /// used.
    ///
    /// @return the second offer, or empty when the session is unknown
    public Optional<RoomOffer> restartIce(String sessionId, long nowMicros) {
        Leg leg = legs.ofSession(sessionId);
        if (leg == null) {
            return Optional.empty();
        }
        IceCredentials credentials = freshCredentials();
        input(leg, new PeerInput.IceRestarted(credentials), nowMicros);
        return Optional.of(leg.description().offer(credentials, settings));
    }

    /// Ends a session; its journals are closed when this returns.
    ///
    /// @return false when the session is unknown
    public boolean leave(String sessionId, long nowMicros) {
        Leg leg = legs.ofSession(sessionId);
        if (leg != null) {
            end(leg, EndReason.CLOSED_BY_US, nowMicros);
        }
        return leg != null;
    }

    /// Ends all sessions; no record is appended afterwards.
    public void close(long nowMicros) {
        for (Leg leg : legs.all()) {
            end(leg, EndReason.CLOSED_BY_US, nowMicros);
        }
    }

    /// From now on shows everybody's packets to a capture; null for none.
    public void capture(@Nullable PacketCapture newCapture) {
        capture = newCapture;
        for (Leg leg : legs.all()) {
            String participant = leg.description().participant();
            leg.peer().capture(newCapture == null ? null : newCapture.ofParticipant(participant));
        }
    }

    /// Takes a datagram, whose bytes may be changed.
    ///
    /// @return whether it was a connectivity check of this room, so that further datagrams from
    ///   `source` are its own
    public boolean handle(
            byte[] buffer, int offset, int length, TransportAddress source, long nowMicros) {
        boolean stun = DatagramClass.of(buffer, offset, length) == DatagramClass.STUN;
        Leg leg = stun ? legs.ofCheck(buffer, offset, length) : legs.ofSource(source);
        if (leg == null) {
            return false;
        }
        input(leg, new PeerInput.Datagram(buffer, offset, length, source), nowMicros);
        return stun && leg.peer().knows(source);
    }

    public void handleTimeout(long nowMicros) {
        for (Leg leg : legs.all()) {
            input(leg, new PeerInput.TimePassed(), nowMicros);
            keepUp(leg, nowMicros);
        }
        farewells.handleTimeout(nowMicros, datagrams::addLast);
    }

    /// When [#handleTimeout(long)] should be called next; `Long.MAX_VALUE` for never.
    public long wakeUpMicros() {
        return Math.min(farewells.wakeUpMicros(), legs.wakeUpMicros());
    }

    /// The next datagram to send, or null. It is valid until the next call of this method.
    public @Nullable Transmit pollDatagram() {
        if (lent != null) {
            pool.giveBack(lent.buffer());
        }
        lent = datagrams.pollFirst();
        return lent;
    }

    /// The next event, or null.
    public @Nullable RoomEvent pollEvent() {
        return events.poll();
    }

    /// The next bug of ours that ended a peer, or null.
    public @Nullable RuntimeException pollFailure() {
        return failures.pollFirst();
    }

    /// The user fragments under which checks for this room may arrive now.
    public List<String> ufrags() {
        return legs.all().stream().flatMap(leg -> leg.peer().ufrags().stream()).toList();
    }

    /// How everybody in it stands now.
    public RoomSnapshot snapshot() {
        return new RoomSnapshot(name, legs.all().stream().map(RoomSnapshot::of).toList());
    }

    /// The video codec of everybody in the room.
    public VideoEncoding encoding() {
        return formats.encoding();
    }

    /// Sessions in the room.
    public int size() {
        return legs.size();
    }

    /// Whether nobody is left and nothing is left to be sent.
    public boolean isDone() {
        return legs.size() == 0 && farewells.isEmpty() && datagrams.isEmpty();
    }

    private void keepUp(Leg leg, long nowMicros) {
        try {
            if (leg.peer().isConnected() && upkeep.handleTimeout(leg, nowMicros)) {
                events.quality(leg);
            }
            collect(leg, nowMicros);
        } catch (RuntimeException bug) {
            endAfter(bug, leg, nowMicros);
        }
    }

    private void input(Leg leg, PeerInput input, long nowMicros) {
        try {
            leg.peer().handle(input, nowMicros);
            collect(leg, nowMicros);
        } catch (RuntimeException bug) {
            endAfter(bug, leg, nowMicros);
        }
    }

    /// A bug of ours ends the peer that met it, not the room.
    private void endAfter(RuntimeException bug, Leg leg, long nowMicros) {
        failures.addLast(bug);
        attempt(() -> leg.peer().handle(new PeerInput.Closed(EndReason.CLOSED_BY_US), nowMicros));
        remove(leg, EndReason.CLOSED_BY_US, nowMicros);
    }

    /// For what must be tried although something has gone wrong already.
    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException bug) {
            failures.addLast(bug);
        }
    }

    /// Drains the peer, and the other one too: what one receives makes the other send.
    private void collect(Leg leg, long nowMicros) {
        drain(leg, nowMicros);
        Leg other = legs.other(leg);
        if (other != null) {
            drain(other, nowMicros);
        }
    }

    private void drain(Leg leg, long nowMicros) {
        for (PeerOutput output = leg.peer().poll(); output != null; output = leg.peer().poll()) {
            switch (output) {
                case Transmit transmit -> datagrams.addLast(transmit);
                case PeerEvent.RtpArrived rtp -> {
                    heard(leg, nowMicros);
                    packetPath.take(
                            leg,
                            legs.other(leg),
                            rtp.buffer(),
                            rtp.offset(),
                            rtp.length(),
                            nowMicros);
                }
                case PeerEvent.RtcpArrived rtcp -> {
                    heard(leg, nowMicros);
                    controlPath.take(
                            leg,
                            legs.other(leg),
                            rtcp.buffer(),
                            rtcp.offset(),
                            rtcp.length(),
                            nowMicros);
                }
                case PeerEvent.Connected _ -> connected(leg, nowMicros);
                case PeerEvent.FellSilent _ -> events.silent(leg);
                case PeerEvent.Resumed _ -> events.resumed(leg);
                case PeerEvent.Ended ended -> remove(leg, ended.reason(), nowMicros);
            }
        }
    }

    private void connected(Leg leg, long nowMicros) {
        leg.timers().start(nowMicros);
        leg.quality().start(nowMicros);
        events.connected(leg);
        Leg other = legs.other(leg);
        if (other != null) {
            other.downlink().numbering().restart();
            other.keyFrames().want();
            if (other.peer().isConnected()) {
                ControlPath.askForKeyFrame(other, nowMicros);
            }
        }
    }

    private void heard(Leg leg, long nowMicros) {
        if (leg.path().heard(nowMicros)) {
            ControlPath.pathBack(leg, legs.other(leg), nowMicros);
        }
    }

    private void end(Leg leg, EndReason reason, long nowMicros) {
        input(leg, new PeerInput.Closed(reason), nowMicros);
    }

    private void remove(Leg leg, EndReason reason, long nowMicros) {
        if (!legs.remove(leg)) {
            return;
        }
        leg.peer().capture(null);
        attempt(() -> leg.closeJournals(reason.name(), nowMicros));
        events.disconnected(leg, reason);
        farewells.add(leg.peer(), nowMicros);
    }

    private IceCredentials freshCredentials() {
        return IceCredentials.generate(settings.peer().random());
    }
}
