package dev.vident.server.http.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vident.server.call.PacketCaptures;
import dev.vident.server.http.Answer;
import dev.vident.server.http.Endpoints;
import dev.vident.server.http.Exchange;
import dev.vident.server.http.Routes;
import dev.vident.server.operator.Role;
import dev.vident.server.operator.Seated;
import dev.vident.server.platform.Problem;
import dev.vident.server.recording.CaptureEnd;
import dev.vident.server.recording.CaptureStatus;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Packet captures of running calls, for supervisors: started, stopped, looked at and taken away.
/// Thread-safe.
public final class PacketCaptureRoutes implements Routes {
    private static final Set<Role> CAPTURING = Set.of(Role.SUPERVISOR);
    private static final String OF_CALL = "/desk/api/calls/:callId/captures";
    private static final String ONE = OF_CALL + "/:number";

    private final DeskAccess access;
    private final PacketCaptures captures;

    public PacketCaptureRoutes(DeskAccess access, PacketCaptures captures) {
        this.access = access;
        this.captures = captures;
    }

    record CaptureBody(
            String callId,
            int number,
            boolean running,
            Instant startedAt,
            @Nullable Instant endedAt,
            long bytes,
            @Nullable Long packets,
            @Nullable Long dropped,
            @Nullable CaptureEnd end,
            String url) {
        static CaptureBody of(CaptureStatus status) {
            return new CaptureBody(
                    status.callId(),
                    status.number(),
                    status.endedAt() == null,
                    status.startedAt(),
                    status.endedAt(),
                    status.bytes(),
                    status.packets(),
                    status.dropped(),
                    status.end(),
                    "/desk/api/calls/" + status.callId() + "/captures/" + status.number());
        }
    }

    record CaptureItems(@JsonInclude(JsonInclude.Include.ALWAYS) List<CaptureBody> items) {
        static Answer answer(List<CaptureStatus> captures) {
            return privately(
                    Answer.json(
                            200,
                            new CaptureItems(captures.stream().map(CaptureBody::of).toList())));
        }
    }

    @Override
    public void mount(Router router) {
        Endpoints.on(router.get("/desk/api/captures"), this::all);
        Endpoints.on(router.get(OF_CALL), this::ofCall);
        Endpoints.on(router.post(OF_CALL), this::start);
        Endpoints.on(router.post(ONE + "/stop"), this::stop);
        Endpoints.on(router.get(ONE), this::file);
    }

    private Answer all(Exchange exchange) {
        access.require(exchange, CAPTURING);
        return CaptureItems.answer(captures.all());
    }

    private Answer ofCall(Exchange exchange) {
        access.require(exchange, CAPTURING);
        return CaptureItems.answer(captures.ofCall(exchange.pathParameter("callId")));
    }

    private Answer start(Exchange exchange) {
        Seated who = access.require(exchange, CAPTURING);
        CaptureStatus status =
                captures.start(exchange.pathParameter("callId"), who.operator().displayName());
        return privately(Answer.json(201, CaptureBody.of(status)));
    }

    private Answer stop(Exchange exchange) {
        Seated who = access.require(exchange, CAPTURING);
        CaptureStatus status =
                captures.stop(
                        exchange.pathParameter("callId"),
                        number(exchange),
                        who.operator().displayName());
        return privately(Answer.json(200, CaptureBody.of(status)));
    }

    private Answer file(Exchange exchange) {
        access.require(exchange, CAPTURING);
        String callId = exchange.pathParameter("callId");
        int number = number(exchange);
        SeekableByteChannel capture = captures.open(callId, number);
        Answer.Body body = new Answer.Body.Stream(Channels.newInputStream(capture), size(capture));
        return privately(new Answer(200, List.of(), body))
                .with("Content-Type", "application/x-pcapng")
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + callId + "-" + number + ".pcapng\"");
    }

    /// A running capture grows on; the answer ends where it ended now.
    private static long size(SeekableByteChannel capture) {
        try {
            return capture.size();
        } catch (IOException e) {
            try (capture) {
                throw new UncheckedIOException("cannot read a packet capture", e);
            } catch (IOException close) {
                throw new UncheckedIOException("cannot read a packet capture", close);
            }
        }
    }

    private static int number(Exchange exchange) {
        String text = exchange.pathParameter("number");
        if (!text.matches("[0-9]{1,9}")) {
            throw new Problem.NotFound("Capture not found").exception();
        }
        return Integer.parseInt(text);
    }

    private static Answer privately(Answer answer) {
        return answer.with("Cache-Control", "private, no-store");
    }
}
