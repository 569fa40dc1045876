package dev.vident.media.net;

import dev.vident.media.capture.PacketCapture;
import dev.vident.media.net.MediaRefusal.Reason;
import dev.vident.media.peer.PacketPool;
import dev.vident.media.room.AnswerOutcome;
import dev.vident.media.room.RoomOffer;
import dev.vident.media.room.RoomSettings;
import dev.vident.media.room.RoomSnapshot;
import dev.vident.media.sdp.AnswerRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries commands out on the rooms. Used by the loop only; futures are completed on other
/// threads, so that nothing the product hangs onto them runs on the loop.
final class CommandDesk {
    private static final Executor COMPLETION =
            task -> Thread.ofVirtual().name("media-completion").start(task);

    private final RoomTable rooms;
    private final RoomSettings settings;
    private final PacketPool pool;
    private final Supplier<@Nullable MediaRefusal> refusal;
    private final Consumer<RoomSlot> attention;
    private final Map<String, PacketCapture> captures = new HashMap<>();
    private final List<Runnable> answers = new ArrayList<>();

    CommandDesk(
            RoomTable rooms,
            RoomSettings settings,
            PacketPool pool,
            Supplier<@Nullable MediaRefusal> refusal,
            Consumer<RoomSlot> attention) {
        this.rooms = rooms;
        this.settings = settings;
        this.pool = pool;
        this.refusal = refusal;
        this.attention = attention;
    }

    /// @return the room to look at afterwards, or null when none was touched
    @Nullable RoomSlot execute(LoopCommand command, long nowMicros) {
        return switch (command) {
            case LoopCommand.Join join -> join(join, nowMicros);
            case LoopCommand.Answer answer -> answer(answer, nowMicros);
            case LoopCommand.RestartIce restart -> restart(restart, nowMicros);
            case LoopCommand.Leave leave -> leave(leave, nowMicros);
            case LoopCommand.Capture capture -> capture(capture);
            case LoopCommand.CloseRoom close -> close(close, nowMicros);
            case LoopCommand.Describe describe -> describe(describe);
        };
    }

    static void refuse(CompletableFuture<?> result, Reason reason, String message) {
        refuse(result, new MediaRefusal(reason, message));
    }

    private static void refuse(CompletableFuture<?> result, MediaRefusal refusal) {
        COMPLETION.execute(() -> result.completeExceptionally(refusal));
    }

    private @Nullable RoomSlot join(LoopCommand.Join join, long nowMicros) {
        RoomSlot slot = rooms.named(join.room());
        if (slot == null) {
            MediaRefusal refused = refusal.get();
            if (refused != null) {
                refuse(join.result(), refused);
                return null;
            }
            slot = new RoomSlot(join.room(), join.encoding(), settings, pool, attention);
            slot.room().capture(captures.get(join.room()));
            rooms.add(slot);
        }
        Optional<RoomOffer> offer =
                slot.room().join(join.participant(), join.epoch(), join.recording(), nowMicros);
        if (offer.isEmpty()) {
            refuse(join.result(), Reason.ROOM_FULL, "two others are in the room");
            return slot;
        }
        rooms.addSession(offer.get().sessionId(), slot);
        complete(join.result(), () -> published(offer.get()));
        return slot;
    }

    private @Nullable RoomSlot answer(LoopCommand.Answer answer, long nowMicros) {
        RoomSlot slot = rooms.ofSession(answer.sessionId());
        AnswerOutcome outcome =
                slot == null
                        ? new AnswerOutcome.UnknownSession()
                        : slot.room().answer(answer.sessionId(), answer.sdp(), nowMicros);
        switch (outcome) {
            case AnswerOutcome.Taken _ -> complete(answer.result(), () -> null);
            case AnswerOutcome.UnknownSession _ -> unknownSession(answer.result());
            case AnswerOutcome.Unusable unusable ->
                    refuse(answer.result(), reason(unusable), text(unusable, slot));
            case AnswerOutcome.CertificateChanged _ ->
                    refuse(answer.result(), Reason.BAD_ANSWER, "CERTIFICATE_CHANGED");
        }
        return slot;
    }

    private static Reason reason(AnswerOutcome.Unusable unusable) {
        return unusable.reason() == AnswerRefusal.Reason.VIDEO_CODEC_MISSING
                ? Reason.VIDEO_CODEC_MISSING
                : Reason.BAD_ANSWER;
    }

    /// Names the codecs too: a browser may lack one.
    private static String text(AnswerOutcome.Unusable unusable, @Nullable RoomSlot slot) {
        String reason = unusable.reason().name();
        return slot == null
                ? reason
                : reason + "; the call has opus and " + slot.room().encoding().encodingName();
    }

    private @Nullable RoomSlot restart(LoopCommand.RestartIce restart, long nowMicros) {
        RoomSlot slot = rooms.ofSession(restart.sessionId());
        Optional<RoomOffer> offer =
                slot == null
                        ? Optional.empty()
                        : slot.room().restartIce(restart.sessionId(), nowMicros);
        if (slot == null || offer.isEmpty()) {
            unknownSession(restart.result());
            return null;
        }
        rooms.refreshUfrags(slot);
        complete(restart.result(), () -> published(offer.get()));
        return slot;
    }

    private @Nullable RoomSlot leave(LoopCommand.Leave leave, long nowMicros) {
        RoomSlot slot = rooms.ofSession(leave.sessionId());
        if (slot == null || !slot.room().leave(leave.sessionId(), nowMicros)) {
            unknownSession(leave.result());
            return null;
        }
        complete(leave.result(), () -> null);
        return slot;
    }

    private @Nullable RoomSlot describe(LoopCommand.Describe describe) {
        List<RoomSnapshot> snapshots =
                rooms.all().stream().map(slot -> slot.room().snapshot()).toList();
        complete(describe.result(), () -> snapshots);
        return null;
    }

    /// Remembered by the room's name: a room of which everybody is cut off comes into being anew.
    private @Nullable RoomSlot capture(LoopCommand.Capture command) {
        PacketCapture capture = command.capture();
        if (capture == null) {
            captures.remove(command.room());
        } else {
            captures.put(command.room(), capture);
        }
        RoomSlot slot = rooms.named(command.room());
        if (slot != null) {
            slot.room().capture(capture);
        }
        complete(command.result(), () -> null);
        return slot;
    }

    /// A room that is gone already is as good as closed.
    private @Nullable RoomSlot close(LoopCommand.CloseRoom close, long nowMicros) {
        RoomSlot slot = rooms.named(close.room());
        if (slot != null) {
            slot.room().close(nowMicros);
            slot.room().capture(null);
        }
        captures.remove(close.room());
        complete(close.result(), () -> null);
        return slot;
    }

    private static SessionOffer published(RoomOffer offer) {
        return new SessionOffer(offer.sessionId(), offer.sdp());
    }

    private static void unknownSession(CompletableFuture<?> result) {
        refuse(result, Reason.UNKNOWN_SESSION, "the session is over or never was");
    }

    /// Tells those who asked what came of it; to be called once the loop's counters say so too.
    void tell() {
        answers.forEach(COMPLETION::execute);
        answers.clear();
    }

    private <T extends @Nullable Object> void complete(
            CompletableFuture<T> result, Supplier<T> value) {
        answers.add(() -> result.complete(value.get()));
    }
}
