/// The product: starting, wiring and stopping it.
@NullMarked
package dev.vident.server;

import org.jspecify.annotations.NullMarked;
