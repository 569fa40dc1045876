package dev.vident.media.srtp;

/// The keys one direction works with, derived from its master key.
@SuppressWarnings("ArrayRecordComponent") // a carrier of secrets, never compared
record SessionKeys(
        byte[] rtpKey,
        byte[] rtpAuthentication,
        byte[] rtpSalt,
        byte[] rtcpKey,
        byte[] rtcpAuthentication,
        byte[] rtcpSalt) {
    private static final int KEY_BYTES = 16;
    private static final int AUTHENTICATION_BYTES = 20;

    static SessionKeys derive(SrtpProfile profile, MasterKey master) {
        return new SessionKeys(
                KeyDerivation.derive(master, KeyDerivation.RTP_ENCRYPTION, KEY_BYTES),
                KeyDerivation.derive(
                        master, KeyDerivation.RTP_AUTHENTICATION, AUTHENTICATION_BYTES),
                KeyDerivation.derive(master, KeyDerivation.RTP_SALT, profile.saltBytes()),
                KeyDerivation.derive(master, KeyDerivation.RTCP_ENCRYPTION, KEY_BYTES),
                KeyDerivation.derive(
                        master, KeyDerivation.RTCP_AUTHENTICATION, AUTHENTICATION_BYTES),
                KeyDerivation.derive(master, KeyDerivation.RTCP_SALT, profile.saltBytes()));
    }

    @Override
    public String toString() {
        return "SessionKeys[redacted]";
    }
}
