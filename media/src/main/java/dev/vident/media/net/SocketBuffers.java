package dev.vident.media.net;

/// Says so when the operating system grants a smaller buffer than asked for.
final class SocketBuffers {
    private static final System.Logger LOG = System.getLogger(SocketBuffers.class.getName());

    private SocketBuffers() {}

    static void check(int granted, int wanted) {
        if (granted < wanted) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The media port has a receive buffer of {0} bytes instead of {1}; raise net.core.rmem_max.",
                    granted,
                    wanted);
        }
    }
}
