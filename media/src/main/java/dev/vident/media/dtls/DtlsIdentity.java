package dev.vident.media.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A P-256 key and a self-signed certificate for it, made anew by each process. It is trusted by
/// its fingerprint in SDP, never by its issuer. Immutable.
public final class DtlsIdentity {
    private static final Duration CLOCK_SKEW_MAX = Duration.ofDays(1);
    private static final Duration VALIDITY = Duration.ofDays(30);
    private static final int SERIAL_BITS = 64;

    private final PrivateKey privateKey;
    private final byte[] certificate;

    private DtlsIdentity(PrivateKey privateKey, byte[] certificate) {
        this.privateKey = privateKey;
        this.certificate = certificate;
    }

    /// @param now the present time; the certificate is valid from one day before to 30 days after
    public static DtlsIdentity generate(SecureRandom random, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=vident");
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(SERIAL_BITS, random),
                            Date.from(now.minus(CLOCK_SKEW_MAX)),
                            Date.from(now.plus(VALIDITY)),
                            name,
                            pair.getPublic());
            byte[] certificate =
                    builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .setSecureRandom(random)
                                            .build(pair.getPrivate()))
                            .getEncoded();
            return new DtlsIdentity(pair.getPrivate(), certificate);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(
                    "no P-256 certificate can be made on this Java platform", e);
        }
    }

    /// What the other side must be told in SDP.
    public Fingerprint fingerprint() {
        return Fingerprint.sha256(certificate);
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    byte[] certificate() {
        return certificate;
    }
}
