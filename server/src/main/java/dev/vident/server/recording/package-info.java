/// What a call leaves on disk: the journals of its tracks, the thread that writes them, and the
/// manifest that seals them.
@NullMarked
package dev.vident.server.recording;

import org.jspecify.annotations.NullMarked;
