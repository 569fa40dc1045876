/// WebSocket in, call out: the protocol of `docs/protocol/signalling.md`.
@NullMarked
package dev.vident.server.http.signalling;

import org.jspecify.annotations.NullMarked;
