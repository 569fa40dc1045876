package dev.vident.bench;

import java.io.IOException;

/// A child process ended before its part was over; it has told on the error stream why.
final class ChildEnded extends IOException {
    ChildEnded(String name) {
        super(name + " has ended before its time.");
    }
}
