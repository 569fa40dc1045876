/// Recordings: the journals of one call, the threads that write them, and the manifest that seals
/// them.
@NullMarked
package dev.vident.server.recording;

import org.jspecify.annotations.NullMarked;
