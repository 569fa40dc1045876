package dev.vident.media.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The hash of a certificate as SDP carries it (RFC 8122 section 5).
///
/// @param algorithm lower case, for instance `sha-256`
/// @param value upper-case hex bytes with colons between
public record Fingerprint(String algorithm, String value) {
    /// Hashes we accept. SHA-1 and MD5 are left out: a second certificate with the same hash can be
    /// made.
    private static final Map<String, String> DIGESTS =
            Map.of("sha-256", "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");

    private static final HexFormat FORMAT = HexFormat.ofDelimiter(":").withUpperCase();

    public Fingerprint {
        algorithm = algorithm.toLowerCase(Locale.ROOT);
        value = value.toUpperCase(Locale.ROOT);
    }

    /// The SHA-256 fingerprint of a certificate in DER.
    public static Fingerprint sha256(byte[] certificate) {
        Fingerprint fingerprint = hash("sha-256", certificate);
        if (fingerprint == null) {
            throw new IllegalStateException("every Java platform has SHA-256");
        }
        return fingerprint;
    }

    /// Whether this is the fingerprint of that certificate in DER. False for a hash we do not
    /// accept.
    public boolean matches(byte[] certificate) {
        return equals(hash(algorithm, certificate));
    }

    private static @Nullable Fingerprint hash(String algorithm, byte[] certificate) {
        String digest = DIGESTS.get(algorithm);
        if (digest == null) {
            return null;
        }
        try {
            byte[] value = MessageDigest.getInstance(digest).digest(certificate);
            return new Fingerprint(algorithm, FORMAT.formatHex(value));
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }
}
