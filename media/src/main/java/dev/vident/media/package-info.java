/// The media engine: datagrams in, journals out. Knows no HTTP, no SQL, no JSON and no product
/// words.
@NullMarked
package dev.vident.media;

import org.jspecify.annotations.NullMarked;
