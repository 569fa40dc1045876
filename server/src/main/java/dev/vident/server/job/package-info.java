/// A durable queue of work that survives a restart.
@NullMarked
package dev.vident.server.job;

import org.jspecify.annotations.NullMarked;
