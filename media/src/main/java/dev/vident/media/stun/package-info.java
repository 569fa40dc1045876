/// Binding messages of STUN (RFC 8489): parse, build, MESSAGE-INTEGRITY and FINGERPRINT. Pure;
/// imports nothing of ours.
@NullMarked
package dev.vident.media.stun;

import org.jspecify.annotations.NullMarked;
