package dev.vident.bench;

import dev.vident.client.RequestSigner;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Creates applicants, each of which causes one webhook. A few threads work side by side; each asks
/// for the next only when the one before was answered, however often that takes asking.
final class WebhookCauses implements AutoCloseable {

    /// Event n is caused by thread n mod this.
    static final int THREADS = 4;

    private final KillableServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final RequestSigner signer = new RequestSigner(SignedRequests.SECRET_KEY);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean closing;

    WebhookCauses(KillableServer server) {
        this.server = server;
    }

    void start(int events) {
        for (int first = 0; first < THREADS; first++) {
            int begin = first;
            Thread.ofVirtual().start(() -> cause(begin, events));
        }
    }

    /// @throws RuntimeException when a thread has met something other than a server that is away
    void check() {
        RuntimeException met = failure.get();
        if (met != null) {
            throw met;
        }
    }

    /// Makes the receiver known.
    void subscribe(String target) throws IOException, InterruptedException {
        String body =
                """
                {"name":"bench","target":"%s","types":["applicantCreated"],"secretKey":"%s"}\
                """
                        .formatted(target, MoodyReceiver.SECRET);
        int status = post("/resources/api/agent/clientWebhooks", body);
        if (status != 200) {
            throw new IOException("the webhook was answered with " + status);
        }
    }

    @Override
    public void close() {
        closing = true;
        client.shutdownNow();
    }

    private void cause(int begin, int events) {
        try {
            for (int event = begin; event < events && !closing; event += THREADS) {
                create(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /// Whether an answer that was cut off stands for an applicant, the next one tells: 409.
    private void create(int event) throws InterruptedException {
        String body = "{\"externalUserId\":\"event-" + event + "\"}";
        while (!closing) {
            try {
                int status = post("/resources/applicants?levelName=video-ident", body);
                if (status == 201 || status == 409) {
                    return;
                }
                if (status < 500) {
                    throw new IllegalStateException("an applicant was answered with " + status);
                }
            } catch (IOException _) {
                // Killed, or not up again yet.
            }
            Thread.sleep(20);
        }
    }

    private int post(String target, String body) throws IOException, InterruptedException {
        String timestamp = Long.toString(System.currentTimeMillis() / 1000);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(server.address(target))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .header("X-App-Token", SignedRequests.APP_TOKEN)
                        .header("X-App-Access-Ts", timestamp)
                        .header("X-App-Access-Sig", signer.sign(timestamp, "POST", target, bytes))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
