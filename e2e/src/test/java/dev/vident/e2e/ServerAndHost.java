package dev.vident.e2e;

import dev.vident.client.SdkAccess;
import dev.vident.client.VidentClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/// A server, an integrator's web server on an origin of its own, and browsers for both.
///
/// @param client of the integrator
record ServerAndHost(Browsers browsers, HostPage host, ServerProcess server, VidentClient client)
        implements AutoCloseable {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    /// Starts all of it, or skips the test where there is no browser.
    ///
    /// @param packages what the integrator's pages load
    /// @param data the server's folder; the integrator's origin may embed its pages
    static ServerAndHost start(Path packages, Path data) throws Exception {
        Browsers browsers = Browsers.openOrSkip();
        HostPage host = HostPage.serve(packages);
        ServerProcess server =
                ServerProcess.start(data, "--websdk-embedding-origins", host.origin());
        return new ServerAndHost(browsers, host, server, server.client());
    }

    String token(String externalUserId, Duration lifetime) {
        return client.sdkToken(new SdkAccess(externalUserId, "video-ident", lifetime, null))
                .token();
    }

    /// A token that was good and that the server refuses by now.
    String expiredToken(String externalUserId) throws IOException, InterruptedException {
        String token = token(externalUserId, Duration.ofSeconds(1));
        HttpRequest session =
                HttpRequest.newBuilder(server.baseUrl().resolve("/websdk/api/session"))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (http.send(session, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                Thread.sleep(POLL_INTERVAL);
            }
        }
        return token;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable open : new AutoCloseable[] {client, server, host, browsers}) {
            open.close();
        }
    }
}
