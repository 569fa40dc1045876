/// The only sockets, threads and clock of the engine: one UDP port, one loop, and the facade the
/// product uses.
@NullMarked
package dev.vident.media.net;

import org.jspecify.annotations.NullMarked;
