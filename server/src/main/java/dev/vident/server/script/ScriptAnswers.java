package dev.vident.server.script;

import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.platform.Transactions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes down what operators answer to the script. Thread-safe.
public final class ScriptAnswers {
    private final ScriptAnswerStore store;
    private final Events events;
    private final Transactions transactions;

    public ScriptAnswers(ScriptAnswerStore store, Events events, Transactions transactions) {
        this.store = store;
        this.events = events;
        this.transactions = transactions;
    }

    /// When this returns the answer is kept, beside the earlier ones. The event tells everything
    /// but the words.
    public void keep(ScriptAnswer answer) {
        transactions.run(() -> {
            store.append(answer);
            events.append(
                    answer.applicantId(),
                    new DomainEvent.ScriptAnswered(
                            answer.callId(),
                            answer.check().name(),
                            answer.result().name(),
                            answer.operatorName()));
        });
    }

    /// All answers given in one call, in the order they were given.
    public List<ScriptAnswer> ofCall(String callId) {
        return store.ofCall(callId);
    }

    /// Of every check the answer that counts, which is the last one, in the order of the script.
    public static List<ScriptAnswer> counting(List<ScriptAnswer> answers) {
        Map<ScriptCheck, ScriptAnswer> last = new LinkedHashMap<>();
        answers.forEach(answer -> last.put(answer.check(), answer));
        return last.values().stream()
                .sorted((one, other) -> one.check().compareTo(other.check()))
                .toList();
    }
}
