/// DTLS 1.2 with `use_srtp` (RFC 6347, RFC 5764) behind handle and poll. The only package that sees
/// Bouncy Castle.
@NullMarked
package dev.vident.media.dtls;

import org.jspecify.annotations.NullMarked;
