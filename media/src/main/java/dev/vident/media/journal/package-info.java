/// The append-only record of what a track received. See `docs/protocol/journal.md`.
@NullMarked
package dev.vident.media.journal;

import org.jspecify.annotations.NullMarked;
