package dev.vident.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests and checks signatures: HMAC-SHA256 over time stamp, method, request target and
/// raw body, joined with nothing in between (contract 3.2).
///
/// Thread-safe: an initialised `Mac` is kept and cloned for each signature.
public final class RequestSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    /// @param secret the secret key of an app token, not empty
    public RequestSigner(String secret) {
        this.keyed = keyed(secret.getBytes(StandardCharsets.UTF_8));
    }

    /// The signature as 64 lower-case hex characters.
    ///
    /// @param timestamp Unix time in seconds exactly as sent in `X-App-Access-Ts`
    /// @param method upper case, for example `GET`
    /// @param target path and query exactly as on the request line
    /// @param body raw bytes, empty when there are none; also on GET, also multipart
    public String sign(String timestamp, String method, String target, byte[] body) {
        return whole(timestamp, method, target, body).hex();
    }

    /// Whether a signature fits; compares in constant time and accepts hex of either case.
    public boolean matches(
            String signature, String timestamp, String method, String target, byte[] body) {
        return whole(timestamp, method, target, body).matches(signature);
    }

    /// Begins a signature whose body follows in pieces.
    public Running begin(String timestamp, String method, String target) {
        Mac mac = copy();
        // A request line is read byte by byte; Latin-1 gives back exactly the bytes on the wire.
        mac.update((timestamp + method + target).getBytes(StandardCharsets.ISO_8859_1));
        return new Running(mac);
    }

    private Running whole(String timestamp, String method, String target, byte[] body) {
        Running running = begin(timestamp, method, target);
        running.update(body, 0, body.length);
        return running;
    }

    /// A signature whose body is still coming; ends with one of [#hex] and [#matches]. Confined to
    /// one thread.
    public static final class Running {

        private final Mac mac;

        private Running(Mac mac) {
            this.mac = mac;
        }

        /// Adds bytes of the body.
        public void update(byte[] bytes, int offset, int length) {
            mac.update(bytes, offset, length);
        }

        /// The signature as 64 lower-case hex characters.
        public String hex() {
            return HexFormat.of().formatHex(mac.doFinal());
        }

        /// Whether a signature fits; compares in constant time and accepts hex of either case.
        public boolean matches(String signature) {
            return MessageDigest.isEqual(mac.doFinal(), Hex.decode(signature));
        }
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError("HmacSHA256 of the JDK can be cloned", impossible);
        }
    }

    private static Mac keyed(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has HmacSHA256", impossible);
        }
    }
}
