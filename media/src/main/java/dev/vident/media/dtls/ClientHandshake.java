package dev.vident.media.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;

/// The terms as Bouncy Castle's client asks for them.
@SuppressWarnings({
    "rawtypes",
    "unchecked",
    "JdkObsolete"
}) // the library's interface predates generics
final class ClientHandshake extends DefaultTlsClient {
    private final HandshakeTerms terms;

    ClientHandshake(HandshakeTerms terms) {
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
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        Hashtable offered = extensions == null ? new Hashtable() : extensions;
        TlsSRTPUtils.addUseSRTPExtension(offered, terms.offer());
        return offered;
    }

    @Override
    public void processServerExtensions(Hashtable serverExtensions) throws IOException {
        super.processServerExtensions(serverExtensions);
        terms.accept(TlsSRTPUtils.getUseSRTPExtension(serverExtensions));
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate serverCertificate)
                    throws IOException {
                terms.peerPresents(serverCertificate.getCertificate());
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest certificateRequest)
                    throws IOException {
                return terms.credentials(context);
            }
        };
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
