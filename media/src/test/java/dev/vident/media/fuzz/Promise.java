package dev.vident.media.fuzz;

/// What a fuzz target holds the code to.
final class Promise {
    private Promise() {}

    static void that(boolean kept, String promise) {
        if (!kept) {
            throw new AssertionError("broken: " + promise);
        }
    }
}
