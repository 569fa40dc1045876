package dev.vident.bench;

import java.io.IOException;

/// Keeps a child process alive exactly as long as its parent.
final class ParentWatch {

    private ParentWatch() {}

    /// Tells the parent the port, and returns when standard input closes.
    static void untilParentEnds(int port) throws IOException {
        System.out.println(port);
        System.out.flush();
        while (System.in.read() >= 0) {
            // The parent writes nothing; the end of the stream is its end.
        }
    }
}
