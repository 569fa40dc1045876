/// The session descriptions of WebRTC (RFC 8866, RFC 8829): writes the server's offer and reads the
/// browser's answer, nothing more.
@NullMarked
package dev.vident.media.sdp;

import org.jspecify.annotations.NullMarked;
