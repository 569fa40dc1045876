package dev.vident.bench;

import dev.vident.client.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// Requests signed beforehand, so that the load costs little; signed anew before they expire.
/// Confined to one thread.
final class SignedRequests {

    static final String APP_TOKEN =
            "sbx:benchbenchbenchbenchbench.0123456789abcdef0123456789abcdef";
    static final String SECRET_KEY = "bench-secret-key-of-32-characters";

    private static final byte[] NO_BODY = new byte[0];
    private static final long LIFETIME_MILLIS = 30_000;

    /// So many different inspections are asked for, spread over all, that no cache of a few rows
    /// helps.
    private static final int POOL_MAX = 65_536;

    private final RequestSigner signer = new RequestSigner(SECRET_KEY);
    private final SplittableRandom random = new SplittableRandom(7);
    private final int inspections;
    private final byte[][] pool;
    private long signedAtMillis;
    private int next;

    private SignedRequests(int inspections) {
        this.inspections = inspections;
        this.pool = new byte[Math.min(POOL_MAX, inspections)][];
    }

    /// Requests for that many inspections.
    static SignedRequests of(int inspections) {
        return new SignedRequests(inspections);
    }

    /// Signs all anew when they have become old.
    void refresh() {
        long now = System.currentTimeMillis();
        if (now - signedAtMillis > LIFETIME_MILLIS) {
            signedAtMillis = now;
            String timestamp = Long.toString(now / 1000);
            for (int i = 0; i < pool.length; i++) {
                pool[i] = request(timestamp, random.nextInt(inspections));
            }
        }
    }

    byte[] next() {
        next = next + 1 == pool.length ? 0 : next + 1;
        return pool[next];
    }

    private byte[] request(String timestamp, int number) {
        String target =
                "/resources/inspections/" + Inspections.id(number) + "?fields=videoIdentData";
        return ("GET "
                        + target
                        + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nX-App-Token: "
                        + APP_TOKEN
                        + "\r\nX-App-Access-Ts: "
                        + timestamp
                        + "\r\nX-App-Access-Sig: "
                        + signer.sign(timestamp, "GET", target, NO_BODY)
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
