package dev.vident.media.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsSRTPUtils;

/// The terms as Bouncy Castle's server asks for them.
@SuppressWarnings({
    "rawtypes",
    "unchecked",
    "JdkObsolete"
}) // the library's interface predates generics
final class ServerHandshake extends DefaultTlsServer {
    private final HandshakeTerms terms;

    ServerHandshake(HandshakeTerms terms) {
        super(terms.crypto());
        this.terms = terms;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return HandshakeTerms.versions();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return HandshakeTerms.CIPHER_SUITES;
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
        return terms.credentials(context);
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, HandshakeTerms.peerSignatures(), null);
    }

    @Override
    public void notifyClientCertificate(Certificate clientCertificate) throws IOException {
        terms.peerPresents(clientCertificate);
    }

    @Override
    public void processClientExtensions(Hashtable clientExtensions) throws IOException {
        super.processClientExtensions(clientExtensions);
        terms.chooseFrom(TlsSRTPUtils.getUseSRTPExtension(clientExtensions));
    }

    @Override
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        Hashtable answered = extensions == null ? new Hashtable() : extensions;
        TlsSRTPUtils.addUseSRTPExtension(answered, terms.answer());
        return answered;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        terms.complete(context);
    }

    @Override
    public boolean requiresExtendedMasterSecret() {
        return true;
    }

    @Override
    public boolean shouldCheckSigAlgOfPeerCerts() {
        return false; // self-signed: only the fingerprint counts
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return HandshakeTerms.RESEND_NEVER_MILLIS;
    }
}
