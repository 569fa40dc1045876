/// What happens to media between two peers: duplicates filtered, losses asked for again,
/// retransmissions undone and made, numbers rewritten so that the receiver sees one continuous
/// stream. No I/O and no clock: time is a parameter in microseconds on one clock that never steps
/// back.
@NullMarked
package dev.vident.media.forward;

import org.jspecify.annotations.NullMarked;
