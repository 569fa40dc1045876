package dev.vident.server.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page that only listens. Confined to one thread.
final class FakeLine implements Line<Outgoing> {
    private final List<Outgoing> heard = new ArrayList<>();
    private @Nullable Integer closedWith;

    @Override
    public void send(Outgoing message) {
        heard.add(message);
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
    }

    List<Outgoing> heard() {
        return heard;
    }

    @Nullable Integer closedWith() {
        return closedWith;
    }

    /// The last message of a kind.
    <M> M last(Class<M> kind) {
        return heard.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((_, b) -> b)
                .orElseThrow(
                        () -> new AssertionError("no " + kind.getSimpleName() + " in " + heard));
    }

    /// The last message of a kind of the error codes.
    ErrorCode refusal() {
        return last(ToBoth.Refused.class).code();
    }
}
