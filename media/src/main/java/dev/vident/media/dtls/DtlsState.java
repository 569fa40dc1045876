package dev.vident.media.dtls;

/// Where an endpoint stands.
public sealed interface DtlsState {
    record Handshaking() implements DtlsState {}

    /// Keys exist. The peer has proved that it holds the certificate's key; whether it is the right
    /// certificate is for the caller to check against the fingerprint from SDP.
    ///
    /// @param srtpProfile the negotiated number of `use_srtp`
    /// @param keyingMaterial exporter output (RFC 5764 section 4.2)
    /// @param peerCertificate in DER
    @SuppressWarnings("ArrayRecordComponent") // a carrier of secrets, never compared
    record Established(int srtpProfile, byte[] keyingMaterial, byte[] peerCertificate)
            implements DtlsState {
        @Override
        public String toString() {
            return "Established[srtpProfile=" + srtpProfile + "]";
        }
    }

    /// No association will come of this.
    record Failed(String reason) implements DtlsState {}

    /// An established association has ended.
    ///
    /// @param byPeer whether the peer's close_notify or alert ended it
    record Closed(boolean byPeer) implements DtlsState {}
}
