package dev.vident.media.stun;

import org.jspecify.annotations.Nullable;

/// The message types of the Binding method, the only method ICE uses (RFC 8489 section 5).
public enum StunType {
    BINDING_REQUEST(0x0001),
    BINDING_INDICATION(0x0011),
    BINDING_SUCCESS(0x0101),
    BINDING_ERROR(0x0111);

    private final int code;

    StunType(int code) {
        this.code = code;
    }

    /// The 14 bits that open the message.
    int code() {
        return code;
    }

    static @Nullable StunType of(int code) {
        for (StunType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }
}
