/// What passes between the server and the participants of one call, as a packet capture (pcapng)
/// that tells how the call goes and not what is said in it.
@NullMarked
package dev.vident.media.capture;

import org.jspecify.annotations.NullMarked;
