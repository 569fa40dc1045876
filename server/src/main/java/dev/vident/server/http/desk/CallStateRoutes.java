package dev.vident.server.http.desk;

import dev.vident.media.ice.Transport;
import dev.vident.media.peer.PeerCounters;
import dev.vident.media.room.PeerSnapshot;
import dev.vident.media.room.RoomSnapshot;
import dev.vident.media.room.TrackSnapshot;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.Routes;
import dev.vident.server.operator.Role;
import dev.vident.server.platform.Problem;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How the media of a running call stands, for supervisors. No address appears in it. Thread-safe.
public final class CallStateRoutes implements Routes {
    private static final Set<Role> LOOKING = Set.of(Role.SUPERVISOR);
    private static final long WAIT_SECONDS_MAX = 2;

    private final DeskAccess access;
    private final Supplier<CompletableFuture<List<RoomSnapshot>>> calls;

    /// @param calls asks the media engine how all calls stand
    public CallStateRoutes(
            DeskAccess access, Supplier<CompletableFuture<List<RoomSnapshot>>> calls) {
        this.access = access;
        this.calls = calls;
    }

    record CallBody(String callId, List<ParticipantBody> participants) {}

    record ParticipantBody(
            String participant,
            String ice,
            @Nullable Transport transport,
            @Nullable String addressFamily,
            String dtls,
            @Nullable String srtpProfile,
            int bitrateKbps,
            double lossPercent,
            @Nullable Integer roundTripMillis,
            long heldPackets,
            PeerCounters unusedDatagrams,
            List<TrackSnapshot> tracks) {}

    @Override
    public void mount(Router router) {
        Endpoints.on(router.get("/desk/api/calls"), this::list);
        Endpoints.on(router.get("/desk/api/calls/:callId/media"), this::one);
    }

    private Answer list(Exchange exchange) throws InterruptedException {
        access.require(exchange, LOOKING);
        return privately(Answer.json(200, ask().stream().map(CallStateRoutes::body).toList()));
    }

    private Answer one(Exchange exchange) throws InterruptedException {
        access.require(exchange, LOOKING);
        String callId = exchange.pathParameter("callId");
        return ask().stream()
                .filter(room -> room.room().equals(callId))
                .findFirst()
                .map(room -> privately(Answer.json(200, body(room))))
                .orElseThrow(() -> new Problem.NotFound("No such call is running").exception());
    }

    private List<RoomSnapshot> ask() throws InterruptedException {
        try {
            return calls.get().get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Problem.Conflict("The media engine does not answer").exception();
        }
    }

    private static CallBody body(RoomSnapshot room) {
        return new CallBody(room.room(), room.peers().stream().map(CallStateRoutes::body).toList());
    }

    private static ParticipantBody body(PeerSnapshot peer) {
        return new ParticipantBody(
                peer.participant(),
                peer.status().ice(),
                peer.status().transport(),
                peer.status().addressFamily(),
                peer.status().dtls(),
                peer.status().srtpProfile(),
                peer.bitrateKbps(),
                peer.lossPercent(),
                peer.roundTripMillis(),
                peer.heldPackets(),
                peer.status().counters(),
                peer.tracks());
    }

    private static Answer privately(Answer answer) {
        return answer.with("Cache-Control", "private, no-store");
    }
}
