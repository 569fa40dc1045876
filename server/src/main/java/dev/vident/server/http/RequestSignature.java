package dev.vident.server.http;

import dev.vident.client.RequestSigner;
import dev.vident.server.access.AppTokens;
import dev.vident.server.access.Caller;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.SumsubError;
import io.vertx.core.MultiMap;
import java.time.InstantSource;

/// Checks who sent a request: app token, time stamp and signature over the raw target and the raw
/// body (contract 3.1, 3.2).
///
/// The order of the checks is that of the contract: headers there (4006) and given once (4007),
/// token known (4000–4002), time stamp readable (4005) and within the minute (4004), signature
/// right (4003). Thread-safe.
public final class RequestSignature {

    /// How far a time stamp may be from the server's time, in seconds, either way.
    private static final long TOLERANCE_SECONDS = 60;

    private static final int TIMESTAMP_DIGITS_MAX = 18;

    private final AppTokens tokens;
    private final InstantSource clock;

    public RequestSignature(AppTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// The app token whose secret key signed the request.
    ///
    /// @throws dev.vident.server.platform.ProblemException 401 with the code that tells why, 403
    ///   when the token must not be used from the sender's address
    public Caller verify(Exchange exchange) {
        Running running = begin(exchange);
        byte[] body = exchange.body();
        running.update(body, 0, body.length);
        return running.finish();
    }

    /// As [#verify], for a body that is yet to be read: everything but the signature itself is
    /// checked at once.
    public Running begin(Exchange exchange) {
        MultiMap headers = exchange.routing().request().headers();
        String token = single(headers, "X-App-Token");
        String signature = single(headers, "X-App-Access-Sig");
        String timestamp = single(headers, "X-App-Access-Ts");
        Caller caller = tokens.recognise(token);
        requireFresh(timestamp);
        return new Running(
                exchange,
                caller,
                signature,
                caller.signer().begin(timestamp, exchange.method(), exchange.target()));
    }

    /// A check that still waits for the body. Confined.
    public final class Running {
        private final Exchange exchange;
        private final Caller caller;
        private final String given;
        private final RequestSigner.Running expected;

        private Running(
                Exchange exchange, Caller caller, String given, RequestSigner.Running expected) {
            this.exchange = exchange;
            this.caller = caller;
            this.given = given;
            this.expected = expected;
        }

        /// Adds bytes of the body.
        public void update(byte[] bytes, int offset, int length) {
            expected.update(bytes, offset, length);
        }

        /// The app token whose secret key signed the request; call it once, when the body is whole.
        ///
        /// @throws dev.vident.server.platform.ProblemException 401 with code 4003, 403 when the
        ///   token must not be used from the sender's address
        public Caller finish() {
            if (!expected.matches(given)) {
                throw refusal(
                        "Request signature mismatch", SumsubError.APP_TOKEN_SIGNATURE_MISMATCH);
            }
            caller.requireAddress(exchange.clientAddress());
            tokens.used(caller);
            return caller;
        }
    }

    private void requireFresh(String timestamp) {
        long now = clock.instant().getEpochSecond();
        if (Math.abs(now - seconds(timestamp)) > TOLERANCE_SECONDS) {
            throw refusal("Request signature expired", SumsubError.APP_TOKEN_REQUEST_EXPIRED);
        }
    }

    private static long seconds(String timestamp) {
        boolean readable = timestamp.length() <= TIMESTAMP_DIGITS_MAX;
        for (int i = 0; readable && i < timestamp.length(); i++) {
            readable = timestamp.charAt(i) >= '0' && timestamp.charAt(i) <= '9';
        }
        if (!readable) {
            throw refusal(
                    "X-App-Access-Ts must be Unix time in seconds",
                    SumsubError.APP_TOKEN_INVALID_VALUE);
        }
        return Long.parseLong(timestamp);
    }

    private static String single(MultiMap headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isEmpty()) {
            throw refusal(
                    "Header " + name + " is missing",
                    SumsubError.APP_TOKEN_NOT_ALL_AUTH_PARAMS_PROVIDED);
        }
        if (headers.getAll(name).size() > 1) {
            throw refusal(
                    "Header " + name + " is given more than once",
                    SumsubError.APP_TOKEN_INVALID_PARAMS);
        }
        return value;
    }

    private static RuntimeException refusal(String description, SumsubError error) {
        return new Problem.Unauthorized(description, error).exception();
    }
}
