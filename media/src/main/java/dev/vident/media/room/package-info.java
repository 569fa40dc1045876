/// The peers of one call, what passes between them and what is recorded. Sans I/O, in virtual time
/// if need be.
@NullMarked
package dev.vident.media.room;

import org.jspecify.annotations.NullMarked;
