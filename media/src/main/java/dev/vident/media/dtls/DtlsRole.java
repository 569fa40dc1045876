package dev.vident.media.dtls;

/// Who sends the ClientHello (RFC 5763 section 5: `active` is the client, `passive` the server).
public enum DtlsRole {
    CLIENT,
    SERVER
}
