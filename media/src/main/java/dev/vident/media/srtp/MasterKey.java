package dev.vident.media.srtp;

import java.util.Arrays;

/// Master key and master salt of one direction. Its text shows neither.
///
/// @param key 16 bytes
/// @param salt as many bytes as the profile asks for
@SuppressWarnings("ArrayRecordComponent") // a carrier of secrets, never compared
public record MasterKey(byte[] key, byte[] salt) {

    /// The direction in which the DTLS client writes, cut from the exporter's output `client key ‖
    /// server key ‖ client salt ‖ server salt` (RFC 5764 section 4.2).
    public static MasterKey ofClient(SrtpProfile profile, byte[] keyingMaterial) {
        return cut(profile, keyingMaterial, 0);
    }

    /// The direction in which the DTLS server writes.
    public static MasterKey ofServer(SrtpProfile profile, byte[] keyingMaterial) {
        return cut(profile, keyingMaterial, 1);
    }

    private static MasterKey cut(SrtpProfile profile, byte[] keyingMaterial, int side) {
        if (keyingMaterial.length != profile.keyingMaterialBytes()) {
            throw new IllegalArgumentException(
                    profile
                            + " needs "
                            + profile.keyingMaterialBytes()
                            + " bytes of keying material, not "
                            + keyingMaterial.length);
        }
        int key = side * SrtpProfile.MASTER_KEY_BYTES;
        int salt = 2 * SrtpProfile.MASTER_KEY_BYTES + side * profile.saltBytes();
        return new MasterKey(
                Arrays.copyOfRange(keyingMaterial, key, key + SrtpProfile.MASTER_KEY_BYTES),
                Arrays.copyOfRange(keyingMaterial, salt, salt + profile.saltBytes()));
    }

    @Override
    public String toString() {
        return "MasterKey[redacted]";
    }
}
