package dev.vident.media.dtls;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.jspecify.annotations.Nullable;

/// What both roles of one handshake agree to: DTLS 1.2, ECDHE with our P-256 certificate, extended
/// master secret, `use_srtp`. It collects what comes of it. Confined to the handshake thread.
final class HandshakeTerms {
    static final int[] CIPHER_SUITES = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
    };

    /// So long that Bouncy Castle's own clock never matters.
    static final int RESEND_NEVER_MILLIS = Integer.MAX_VALUE;

    private static final byte[] NO_MKI = {};

    private final DtlsIdentity identity;
    private final List<SrtpProtection> protections;
    private final JcaTlsCrypto crypto;
    private @Nullable SrtpProtection chosen;
    private byte @Nullable [] peerCertificate;
    private DtlsState.@Nullable Established result;

    HandshakeTerms(DtlsIdentity identity, List<SrtpProtection> protections, SecureRandom random) {
        this.identity = identity;
        this.protections = List.copyOf(protections);
        this.crypto = new JcaTlsCryptoProvider().create(random);
    }

    JcaTlsCrypto crypto() {
        return crypto;
    }

    static ProtocolVersion[] versions() {
        return ProtocolVersion.DTLSv12.only();
    }

    TlsCredentialedSigner credentials(TlsContext context) throws IOException {
        TlsCertificate certificate = crypto.createCertificate(identity.certificate());
        return new JcaDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                identity.privateKey(),
                new Certificate(new TlsCertificate[] {certificate}),
                SignatureAndHashAlgorithm.getInstance(
                        HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    /// What we accept for the peer's proof: browsers hold P-256 keys, some clients RSA.
    @SuppressWarnings("JdkObsolete") // the library asks for a Vector
    static Vector<SignatureAndHashAlgorithm> peerSignatures() {
        return new Vector<>(
                List.of(
                        SignatureAndHashAlgorithm.getInstance(
                                HashAlgorithm.sha256, SignatureAlgorithm.ecdsa),
                        SignatureAndHashAlgorithm.getInstance(
                                HashAlgorithm.sha384, SignatureAlgorithm.ecdsa),
                        SignatureAndHashAlgorithm.getInstance(
                                HashAlgorithm.sha256, SignatureAlgorithm.rsa)));
    }

    UseSRTPData offer() {
        return new UseSRTPData(protections.stream().mapToInt(SrtpProtection::id).toArray(), NO_MKI);
    }

    /// As server: takes the first of our profiles that the client offers.
    void chooseFrom(@Nullable UseSRTPData offered) throws TlsFatalAlert {
        for (SrtpProtection ours : protections) {
            if (offered != null && contains(offered, ours)) {
                chosen = ours;
                return;
            }
        }
        throw new TlsFatalAlert(
                AlertDescription.handshake_failure, "no common SRTP protection profile");
    }

    UseSRTPData answer() {
        SrtpProtection selected = chosen;
        return new UseSRTPData(selected == null ? new int[] {} : new int[] {selected.id()}, NO_MKI);
    }

    /// As client: the server must have chosen exactly one that we offered (RFC 5764 section 4.1.1).
    void accept(@Nullable UseSRTPData answered) throws TlsFatalAlert {
        if (answered == null || answered.getProtectionProfiles().length != 1) {
            throw new TlsFatalAlert(
                    AlertDescription.illegal_parameter, "no SRTP protection profile was chosen");
        }
        chooseFrom(answered);
    }

    void peerPresents(@Nullable Certificate chain) throws IOException {
        if (chain == null || chain.isEmpty()) {
            throw new TlsFatalAlert(
                    AlertDescription.bad_certificate, "the peer has no certificate");
        }
        peerCertificate = chain.getCertificateAt(0).getEncoded();
    }

    /// Exports the keys; Bouncy Castle forgets the secrets right after the handshake.
    void complete(TlsContext context) throws TlsFatalAlert {
        SrtpProtection protection = chosen;
        byte[] certificate = peerCertificate;
        if (protection == null || certificate == null) {
            throw new TlsFatalAlert(
                    AlertDescription.internal_error, "the handshake ended without its results");
        }
        byte[] material =
                context.exportKeyingMaterial(
                        ExporterLabel.dtls_srtp, null, protection.keyingMaterialBytes());
        result = new DtlsState.Established(protection.id(), material, certificate);
    }

    DtlsState.@Nullable Established result() {
        return result;
    }

    private static boolean contains(UseSRTPData data, SrtpProtection wanted) {
        for (int id : data.getProtectionProfiles()) {
            if (id == wanted.id()) {
                return true;
            }
        }
        return false;
    }
}
