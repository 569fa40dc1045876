package dev.vident.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;

/// The cheapest answer the HTTP library can give: the same bytes to everybody, straight from the
/// event loop.
final class FixedServer {

    private FixedServer() {}

    /// @param arguments the port, 0 for a free one
    public static void main(String[] arguments) throws IOException {
        int loops = Math.max(1, Runtime.getRuntime().availableProcessors());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        int port = Integer.parseInt(arguments[0]);
        SocketAddress address =
                port == 0
                        ? SocketAddress.sharedRandomPort(1, "127.0.0.1")
                        : SocketAddress.inetSocketAddress(port, "127.0.0.1");
        Buffer answer = Buffer.buffer(Inspections.answer(0));
        HttpServer[] last = new HttpServer[1];
        vertx.deployVerticle(
                        () ->
                                new VerticleBase() {
                                    @Override
                                    public Future<?> start() {
                                        HttpServer server = vertx.createHttpServer();
                                        last[0] = server;
                                        server.requestHandler(request ->
                                                request.response()
                                                        .putHeader(
                                                                "Content-Type",
                                                                "application/json;charset=utf-8")
                                                        .end(answer));
                                        return server.listen(address);
                                    }
                                },
                        new DeploymentOptions().setInstances(loops))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        ParentWatch.untilParentEnds(last[0].actualPort());
        System.exit(0);
    }
}
