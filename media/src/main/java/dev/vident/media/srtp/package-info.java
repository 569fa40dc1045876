/// SRTP and SRTCP (RFC 3711, RFC 7714): key derivation, protect and unprotect in place, replay
/// protection.
@NullMarked
package dev.vident.media.srtp;

import org.jspecify.annotations.NullMarked;
