package dev.vident.media.srtp;

import org.jspecify.annotations.Nullable;

/// The protection profiles we speak, with their DTLS-SRTP numbers (RFC 5764 section 4.1.2, RFC 7714
/// section 14.2).
public enum SrtpProfile {
    /// 16-byte tag, 12-byte salt; one pass of AES-GCM.
    AEAD_AES_128_GCM(0x0007, 12, 16),
    /// 10-byte tag, 14-byte salt; AES counter mode, then HMAC-SHA1.
    AES_CM_128_HMAC_SHA1_80(0x0001, 14, 10);

    /// Bytes of a master key.
    public static final int MASTER_KEY_BYTES = 16;

    private final int dtlsId;
    private final int saltBytes;
    private final int tagBytes;

    SrtpProfile(int dtlsId, int saltBytes, int tagBytes) {
        this.dtlsId = dtlsId;
        this.saltBytes = saltBytes;
        this.tagBytes = tagBytes;
    }

    /// The profile with this number in `use_srtp`, or null when we do not speak it.
    public static @Nullable SrtpProfile ofDtlsId(int dtlsId) {
        for (SrtpProfile profile : values()) {
            if (profile.dtlsId == dtlsId) {
                return profile;
            }
        }
        return null;
    }

    public int dtlsId() {
        return dtlsId;
    }

    /// Bytes of a master salt.
    public int saltBytes() {
        return saltBytes;
    }

    /// Bytes of the authentication tag.
    public int tagBytes() {
        return tagBytes;
    }

    /// Bytes the DTLS exporter must deliver: two keys and two salts (RFC 5764 section 4.2).
    public int keyingMaterialBytes() {
        return 2 * (MASTER_KEY_BYTES + saltBytes);
    }
}
