/// ICE (RFC 8445) as a lite server, and the small controlling side a client without a browser
/// needs. Pure state machines.
@NullMarked
package dev.vident.media.ice;

import org.jspecify.annotations.NullMarked;
