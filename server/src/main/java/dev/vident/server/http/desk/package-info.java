/// The HTTP calls of the desk (`docs/protocol/signalling.md`).
@NullMarked
package dev.vident.server.http.desk;

import org.jspecify.annotations.NullMarked;
