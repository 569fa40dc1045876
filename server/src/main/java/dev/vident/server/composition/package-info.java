/// Compositions: the one playable video rendered from a recording.
@NullMarked
package dev.vident.server.composition;

import org.jspecify.annotations.NullMarked;
