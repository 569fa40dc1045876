package dev.vident.server.http.signalling;

import dev.vident.server.call.DeskSeat;
import dev.vident.server.call.ErrorCode;
import dev.vident.server.call.FromOperator;
import dev.vident.server.call.OperatorDoor;
import dev.vident.server.call.ToBoth;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one desk says over one connection; the session cookie has to log it in. Confined to its
/// line's execution.
final class OperatorConversation implements SocketLine.Conversation {
    private final OperatorDoor door;
    private final Supplier<Optional<DeskSeat>> login;
    private @Nullable DeskSeat seat;

    /// @param login who the session cookie belongs to
    OperatorConversation(OperatorDoor door, Supplier<Optional<DeskSeat>> login) {
        this.door = door;
        this.login = login;
    }

    @Override
    public void opened(SocketLine line) {
        Optional<DeskSeat> known = login.get();
        if (known.isEmpty()) {
            line.close(SocketLine.NOT_LOGGED_IN, "log in first");
            return;
        }
        seat = known.get();
        door.enter(known.get(), line);
    }

    @Override
    public void heard(SocketLine line, String frame) {
        DeskSeat known = seat;
        if (known == null) {
            return; // being closed
        }
        switch (IncomingCodec.fromOperator(frame)) {
            case Reading.Understood<FromOperator>(var message) -> door.heard(known, message);
            case Reading.NotAnObject<FromOperator> _ ->
                    line.close(SocketLine.NOT_JSON, "not a JSON object");
            case Reading.UnknownType<FromOperator> _ ->
                    line.send(
                            new ToBoth.Refused(
                                    ErrorCode.UNKNOWN_TYPE, "This type is not known here."));
            case Reading.BadMember<FromOperator>(var text) ->
                    line.send(new ToBoth.Refused(ErrorCode.BAD_MESSAGE, text));
        }
    }

    @Override
    public void closed(SocketLine line) {
        DeskSeat known = seat;
        if (known != null) {
            door.lost(known, line);
        }
    }
}
