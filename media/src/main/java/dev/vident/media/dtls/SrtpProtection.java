package dev.vident.media.dtls;

/// One SRTP protection profile as `use_srtp` knows it (RFC 5764 section 4.1.2).
///
/// @param id the IANA number
/// @param keyingMaterialBytes what the exporter must deliver for it
public record SrtpProtection(int id, int keyingMaterialBytes) {}
