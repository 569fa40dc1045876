package dev.vident.server.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The listening HTTP/1.1 server: a few event loops that share one port and one router.
///
/// Event loops only move bytes; each [Endpoint] runs on a virtual thread. Thread-safe.
public final class HttpServer implements AutoCloseable {

    private static final int REQUEST_LINE_BYTES_MAX = 8 * 1024;
    private static final int HEADER_BYTES_MAX = 16 * 1024;
    private static final int WEB_SOCKET_BYTES_MAX = 64 * 1024;

    private final Vertx vertx;
    private final Duration drain;
    private final List<io.vertx.core.http.HttpServer> listeners = new CopyOnWriteArrayList<>();

    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpServer(Vertx vertx, Duration drain) {
        this.vertx = vertx;
        this.drain = drain;
    }

    /// Binds the port and serves the routes; earlier ones win.
    ///
    /// @param process 16 hex characters that differ between two runs, the first half of correlation
    ///   ids
    /// @throws RuntimeException when the port cannot be bound
    public static HttpServer start(HttpSettings settings, String process, List<Routes> routes) {
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(settings.eventLoops())
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        HttpServer server = new HttpServer(vertx, settings.drain());
        try {
            CorrelationIds correlationIds = new CorrelationIds(process);
            ErrorMapper errors = new ErrorMapper(correlationIds);
            Router router = router(vertx, settings, correlationIds, errors, routes);
            server.listen(settings, router, errors);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
        return server;
    }

    /// The bound TCP port.
    public int port() {
        return listeners.getFirst().actualPort();
    }

    /// Accepts no more connections, lets requests in flight finish within the drain time, then
    /// closes.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        List<Future<Void>> closing =
                listeners.stream()
                        .map(listener -> listener.shutdown(drain.toMillis(), TimeUnit.MILLISECONDS))
                        .toList();
        await(Future.join(closing).otherwiseEmpty());
        await(vertx.close());
    }

    private static Router router(
            Vertx vertx,
            HttpSettings settings,
            CorrelationIds correlationIds,
            ErrorMapper errors,
            List<Routes> routes) {
        Router router = Router.router(vertx);
        router.route().handler(correlationIds);
        router.route().handler(SecurityHeaders::set);
        router.route().handler(new Endpoints(settings, errors).entry());
        errors.mount(router);
        routes.forEach(family -> family.mount(router));
        return router;
    }

    private void listen(HttpSettings settings, Router router, ErrorMapper errors) {
        HttpServerOptions options = options(settings);
        SocketAddress address =
                settings.port() == 0
                        ? SocketAddress.sharedRandomPort(1, settings.host())
                        : SocketAddress.inetSocketAddress(settings.port(), settings.host());
        DeploymentOptions oneOnEachLoop =
                new DeploymentOptions().setInstances(settings.eventLoops());
        await(
                vertx.deployVerticle(
                        () -> listener(options, address, router, errors), oneOnEachLoop));
    }

    private VerticleBase listener(
            HttpServerOptions options, SocketAddress address, Router router, ErrorMapper errors) {
        return new VerticleBase() {
            @Override
            public Future<?> start() {
                io.vertx.core.http.HttpServer listener =
                        vertx.createHttpServer(options)
                                .requestHandler(router)
                                .invalidRequestHandler(errors::refuseMalformed);
                listeners.add(listener);
                return listener.listen(address);
            }
        };
    }

    private static HttpServerOptions options(HttpSettings settings) {
        HttpServerOptions options = new HttpServerOptions();
        options.setTcpNoDelay(true);
        options.setIdleTimeout((int) settings.idle().toMillis());
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setMaxInitialLineLength(REQUEST_LINE_BYTES_MAX);
        options.setMaxHeaderSize(HEADER_BYTES_MAX);
        options.setMaxWebSocketFrameSize(WEB_SOCKET_BYTES_MAX);
        options.setMaxWebSocketMessageSize(WEB_SOCKET_BYTES_MAX);
        options.setHttp2ClearTextEnabled(false);
        options.setRegisterWebSocketWriteHandlers(false);
        return options;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
