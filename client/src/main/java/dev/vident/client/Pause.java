package dev.vident.client;

import java.time.Duration;

/// Waits; replaced in tests that do not want to.
@FunctionalInterface
interface Pause {

    void of(Duration duration) throws InterruptedException;
}
