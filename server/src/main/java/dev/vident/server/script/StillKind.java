package dev.vident.server.script;

import org.jspecify.annotations.Nullable;

/// What a still shows; the names are those of `docs/protocol/signalling.md`.
public enum StillKind {
    FRONT_SIDE("ID_CARD", "FRONT_SIDE"),
    BACK_SIDE("ID_CARD", "BACK_SIDE"),
    SELFIE("SELFIE", null),
    OTHER("OTHER", null);

    private final String idDocType;
    private final @Nullable String idDocSubType;

    StillKind(String idDocType, @Nullable String idDocSubType) {
        this.idDocType = idDocType;
        this.idDocSubType = idDocSubType;
    }

    /// `idDocDef.idDocType` of the wire (contract section 4.9).
    public String idDocType() {
        return idDocType;
    }

    /// `idDocDef.idDocSubType` of the wire.
    public @Nullable String idDocSubType() {
        return idDocSubType;
    }
}
