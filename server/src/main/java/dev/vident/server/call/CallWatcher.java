package dev.vident.server.call;

/// Is told how a call went on; called on the call's own execution.
interface CallWatcher {

    /// It could not be opened and does not exist.
    void failedToOpen(CallFacts call);

    /// Everything about its end is written down, nobody has been told yet.
    void closed(CallFacts call);

    /// Both sides have been told that it is over.
    void told(CallFacts call);
}
