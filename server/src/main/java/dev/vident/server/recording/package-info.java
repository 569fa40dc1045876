/// Recordings: all journals of one call and their manifest.
@NullMarked
package dev.vident.server.recording;

import org.jspecify.annotations.NullMarked;
