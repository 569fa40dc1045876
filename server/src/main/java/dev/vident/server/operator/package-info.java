/// The people at the desk: log-in, roles and sessions.
@NullMarked
package dev.vident.server.operator;

import org.jspecify.annotations.NullMarked;
