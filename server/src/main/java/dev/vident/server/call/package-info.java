/// Calls: what is written down about them and the states they go through.
@NullMarked
package dev.vident.server.call;

import org.jspecify.annotations.NullMarked;
