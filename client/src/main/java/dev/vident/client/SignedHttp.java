package dev.vident.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends signed requests and repeats those that may be repeated, each time with a fresh time stamp.
/// Thread-safe.
final class SignedHttp {

    private final HttpClient http;
    private final URI base;
    private final String appToken;
    private final RequestSigner signer;
    private final RetryPolicy retries;
    private final Duration timeout;
    private final InstantSource clock;
    private final Pause pause;

    SignedHttp(
            HttpClient http,
            URI base,
            String appToken,
            RequestSigner signer,
            RetryPolicy retries,
            Duration timeout,
            InstantSource clock,
            Pause pause) {
        this.http = http;
        this.base = base;
        this.appToken = appToken;
        this.signer = signer;
        this.retries = retries;
        this.timeout = timeout;
        this.clock = clock;
        this.pause = pause;
    }

    /// A call: `body` null for none.
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    record Call(
            String method,
            String target,
            byte @Nullable [] body,
            boolean repeatable,
            Map<String, String> headers) {

        static Call get(String target) {
            return new Call("GET", target, null, true, Map.of());
        }
    }

    /// A `POST` whose body is streamed.
    ///
    /// @param signing is handed the signature to add the body's bytes
    record LargeBody(
            String target,
            String contentType,
            Consumer<RequestSigner.Running> signing,
            HttpRequest.BodyPublisher publisher) {}

    /// Sends a large body once.
    HttpResponse<String> sendOnce(LargeBody call) throws IOException {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        RequestSigner.Running signature = signer.begin(timestamp, "POST", call.target());
        call.signing().accept(signature);
        HttpRequest request =
                signed(call.target(), timestamp, signature.hex())
                        .header("Content-Type", call.contentType())
                        .POST(call.publisher())
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private HttpRequest.Builder signed(String target, String timestamp, String signature) {
        return HttpRequest.newBuilder(base.resolve(target))
                .timeout(timeout)
                .header("Accept", "application/json")
                .header("X-App-Token", appToken)
                .header("X-App-Access-Ts", timestamp)
                .header("X-App-Access-Sig", signature);
    }

    /// Sends until there is an answer that is neither 429 nor 503, or no attempt is left.
    ///
    /// @throws UncheckedIOException when the last attempt found no server
    <T> HttpResponse<T> send(Call call, HttpResponse.BodyHandler<T> handler) {
        int attempt = 1;
        while (true) {
            boolean last = !call.repeatable() || attempt >= retries.attemptsMax();
            Duration wait = Duration.ZERO;
            try {
                HttpResponse<T> response = http.send(request(call), handler);
                if (last || !isTransient(response.statusCode())) {
                    return response;
                }
                wait = retryAfter(response);
            } catch (IOException failure) {
                if (last) {
                    throw new UncheckedIOException(failure);
                }
            } catch (InterruptedException interrupted) {
                throw interrupted(interrupted);
            }
            waitFor(retries.pauseAfter(attempt, wait));
            attempt++;
        }
    }

    /// Waits before the caller tries again itself.
    void waitAfter(int attempt) {
        waitFor(retries.pauseAfter(attempt, Duration.ZERO));
    }

    RetryPolicy retries() {
        return retries;
    }

    private HttpRequest request(Call call) {
        byte[] body = call.body();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest.Builder request =
                signed(
                        call.target(),
                        timestamp,
                        signer.sign(
                                timestamp,
                                call.method(),
                                call.target(),
                                body == null ? new byte[0] : body));
        call.headers().forEach(request::header);
        if (body == null) {
            return request.method(call.method(), HttpRequest.BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static boolean isTransient(int status) {
        return status == 429 || status == 503;
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    private void waitFor(Duration duration) {
        try {
            pause.of(duration);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static UncheckedIOException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        InterruptedIOException failure = new InterruptedIOException("interrupted");
        failure.initCause(interrupted);
        return new UncheckedIOException(failure);
    }
}
