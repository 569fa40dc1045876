/// Documents that are handed in as files, beside the stills of calls.
@NullMarked
package dev.vident.server.document;

import org.jspecify.annotations.NullMarked;
