/// RTP (RFC 3550) read and changed in place: header, header extensions (RFC 8285), number
/// unwrapping and the payload formats we carry: VP8 (RFC 7741), H.264 (RFC 6184), Opus (RFC 7587).
@NullMarked
package dev.vident.media.rtp;

import org.jspecify.annotations.NullMarked;
