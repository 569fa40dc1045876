/// What every feature stands on: ids, randomness, refusals, redaction, transactions, blobs and
/// orderly closing.
@NullMarked
package dev.vident.server.platform;

import org.jspecify.annotations.NullMarked;
