package dev.vident.server.identification;

import dev.vident.server.event.DomainEvent;
import java.util.List;
import java.util.Optional;

/// What is written down of an identification's events; what an integrator asks for is written down
/// by [Reviews].
final class Facts {
    private Facts() {}

    static Optional<DomainEvent> of(String id, Event event) {
        return switch (event) {
            case Event.QueueJoined _ -> Optional.of(new DomainEvent.QueueJoined(id));
            case Event.QueueLeft _ -> Optional.of(new DomainEvent.QueueLeft(id));
            case Event.CallStarted started ->
                    Optional.of(new DomainEvent.CallStarted(id, started.operatorName()));
            case Event.CallEnded ended ->
                    Optional.of(new DomainEvent.CallEnded(id, ended.reason().name()));
            case Event.PutOnHold _ -> Optional.of(new DomainEvent.PutOnHold(id));
            case Event.Decided decided -> Optional.of(verdictGiven(id, decided.verdict()));
            case Event.Reset _ -> Optional.of(new DomainEvent.Reset(id));
            case Event.CheckRequested _, Event.Reopened _, Event.Simulated _ -> Optional.empty();
        };
    }

    private static DomainEvent verdictGiven(String id, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Green _ -> new DomainEvent.VerdictGiven(id, "GREEN", List.of(), null);
            case Verdict.Red red ->
                    new DomainEvent.VerdictGiven(id, "RED", red.labels(), red.type().name());
        };
    }
}
