package dev.vident.media.net;

import dev.vident.media.ice.TransportAddress;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The connections of the TCP port, within their bounds, by their far ends. [#byRemote()] is for
/// any thread, the rest for the port's.
final class TcpConnectionTable {
    private static final System.Logger LOG = System.getLogger(TcpConnectionTable.class.getName());

    private final Map<TransportAddress, TcpConnection> connections = new ConcurrentHashMap<>();
    private final int connectionsMax;
    private final AddressCount perAddress;
    private final LoopCounters counters;

    TcpConnectionTable(TcpSettings settings, LoopCounters counters) {
        this.connectionsMax = settings.connections();
        this.perAddress = new AddressCount(settings.connectionsPerAddress());
        this.counters = counters;
    }

    Map<TransportAddress, TcpConnection> byRemote() {
        return connections;
    }

    Collection<TcpConnection> all() {
        return connections.values();
    }

    boolean has(TcpConnection connection) {
        return connections.get(connection.remote()) == connection;
    }

    /// @return false when there are too many, in all or from its address
    boolean add(TcpConnection connection) {
        TransportAddress remote = connection.remote();
        if (connections.size() >= connectionsMax
                || connections.containsKey(remote)
                || !perAddress.enter(remote.socket().getAddress())) {
            return false;
        }
        connections.put(remote, connection);
        counters.connections.incrementAndGet();
        return true;
    }

    /// Ends one for what it sent, or did not send.
    void refuse(TcpConnection connection) {
        counters.refusedConnections.increment();
        end(connection);
    }

    void end(TcpConnection connection) {
        remove(connection);
        try {
            connection.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A media connection did not close cleanly", e);
        }
    }

    /// Forgets one that goes on elsewhere.
    void remove(TcpConnection connection) {
        if (connections.remove(connection.remote(), connection)) {
            perAddress.leave(connection.remote().socket().getAddress());
            counters.connections.decrementAndGet();
        }
    }
}
