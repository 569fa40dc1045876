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
        return HexFormat.of().formatHex(digest(timestamp, method, target, body));
    }

    /// Whether a signature fits; compares in constant time and accepts hex of either case.
    public boolean matches(
            String signature, String timestamp, String method, String target, byte[] body) {
        byte[] expected = digest(timestamp, method, target, body);
        byte[] given = Hex.decode(signature);
        return MessageDigest.isEqual(expected, given);
    }

    private byte[] digest(String timestamp, String method, String target, byte[] body) {
        Mac mac = copy();
        // A request line is read byte by byte; Latin-1 gives back exactly the bytes on the wire.
        mac.update((timestamp + method + target).getBytes(StandardCharsets.ISO_8859_1));
        return mac.doFinal(body);
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
