/// One browser: ICE, DTLS, SRTP and RTCP behind one handle and one poll. Sans I/O, in virtual time
/// if need be.
@NullMarked
package dev.vident.media.peer;

import org.jspecify.annotations.NullMarked;
