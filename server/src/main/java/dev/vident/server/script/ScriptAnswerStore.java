package dev.vident.server.script;

import java.util.List;

/// Keeps answers to the script; nothing is ever changed. Thread-safe; takes part in the transaction
/// of the calling thread.
public interface ScriptAnswerStore {
    void append(ScriptAnswer answer);

    /// All answers given in one call, in the order they were given.
    List<ScriptAnswer> ofCall(String callId);
}
