package dev.vident.media.net;

import java.io.IOException;

/// A media loop with its port and its thread.
final class RunningLoop {
    private final DatagramPort port;
    private final MediaLoop loop;
    private final Thread thread;

    RunningLoop(String name, DatagramPort port, MediaLoop loop) {
        this.port = port;
        this.loop = loop;
        this.thread = Thread.ofPlatform().name(name).daemon().start(loop);
    }

    MediaLoop loop() {
        return loop;
    }

    int port() {
        return port.localAddress().getPort();
    }

    /// Returns when the loop has said goodbye and its port is closed.
    void join() throws InterruptedException, IOException {
        thread.join();
        port.close();
    }
}
