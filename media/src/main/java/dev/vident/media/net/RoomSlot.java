package dev.vident.media.net;

import dev.vident.media.peer.PacketPool;
import dev.vident.media.room.MediaRoom;
import dev.vident.media.room.RoomSettings;
import dev.vident.media.rtp.VideoEncoding;
import java.util.function.Consumer;

/// A room in the loop and when it wants to be woken.
final class RoomSlot {
    private final String name;
    private final MediaRoom room;
    private long wakeUpMicros = Long.MAX_VALUE;
    private boolean touched;

    /// @param attention called from handshake threads when the room should be looked at
    RoomSlot(
            String name,
            VideoEncoding encoding,
            RoomSettings settings,
            PacketPool pool,
            Consumer<RoomSlot> attention) {
        this.name = name;
        this.room = new MediaRoom(name, encoding, settings, pool, () -> attention.accept(this));
    }

    String name() {
        return name;
    }

    MediaRoom room() {
        return room;
    }

    long wakeUpMicros() {
        return wakeUpMicros;
    }

    void setWakeUpMicros(long wakeUpMicros) {
        this.wakeUpMicros = wakeUpMicros;
    }

    /// Notes that the room was called in this turn.
    ///
    /// @return whether that is new
    boolean touch() {
        boolean fresh = !touched;
        touched = true;
        return fresh;
    }

    /// The turn is over.
    void settle() {
        touched = false;
    }
}
