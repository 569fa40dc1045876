package dev.vident.server.webhook;

import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Posts over HTTP, never following a redirect. Thread-safe.
///
/// The host is resolved and judged immediately before the connection is made, and the client then
/// takes the addresses from the same cache of the JVM. Should a name be pointed elsewhere in
/// between, the receiver still has to prove by its certificate that it is who it was, before a byte
/// of the request is sent.
public final class HttpTransport implements Transport, AutoCloseable {
    /// No answer within this is a failure (contract section 5.1).
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    /// What the client or the signature decide; a subscription cannot set them.
    static final Set<String> RESERVED_HEADERS =
            Set.of(
                    "connection",
                    "content-length",
                    "content-type",
                    "date",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade",
                    "x-payload-digest",
                    "x-payload-digest-alg");

    private static final int ANSWER_BYTES_KEPT = 1024;

    private final TargetPolicy policy;
    private final HttpClient client;

    /// @param threads runs the client's callbacks
    public HttpTransport(TargetPolicy policy, Executor threads) {
        this.policy = policy;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(TIMEOUT)
                        .executor(threads)
                        .build();
    }

    @Override
    public Outcome post(Post post) {
        Optional<String> refusal = policy.refusal(post.target().toString());
        if (refusal.isPresent()) {
            return new Outcome.Unanswered(refusal.get());
        }
        try {
            Optional<String> hostRefusal = policy.hostRefusal(host(post));
            return hostRefusal
                    .<Outcome>map(Outcome.Unanswered::new)
                    .orElseGet(() -> exchange(post));
        } catch (UnknownHostException _) {
            return new Outcome.Unanswered("the target's host is unknown");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Outcome exchange(Post post) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(post.target())
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .setHeader("User-Agent", "Vident")
                        .POST(HttpRequest.BodyPublishers.ofString(post.body()));
        post.headers().forEach(header -> request.setHeader(header.key(), header.value().value()));
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request.build(), _ -> new FirstBytes(ANSWER_BYTES_KEPT));
        try {
            HttpResponse<String> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Answered(response.statusCode(), response.body());
        } catch (TimeoutException _) {
            answer.cancel(true);
            return new Outcome.Unanswered("no answer within " + TIMEOUT.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Outcome.Unanswered(reason(e));
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Unanswered("the server was stopped");
        }
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof HttpTimeoutException) {
            return "no answer within " + TIMEOUT.toSeconds() + " s";
        }
        String message = cause instanceof IOException ? cause.getMessage() : null;
        String name = cause == null ? "failure" : cause.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }

    /// IPv6 literals stand in brackets in an address and without them in a lookup.
    private static String host(Post post) {
        String host = post.target().getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
