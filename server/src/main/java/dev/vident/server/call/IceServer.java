package dev.vident.server.call;

import dev.vident.server.platform.Redacted;
import java.util.List;

/// TURN servers (RFC 8656) a page may send its media by, as the browser's `RTCIceServer` wants
/// them.
///
/// @param urls of one provider, best first (RFC 7065)
/// @param username tells until when the credential is good
/// @param credential the password of that user name
public record IceServer(List<String> urls, String username, Redacted<String> credential) {
    public IceServer {
        urls = List.copyOf(urls);
    }
}
