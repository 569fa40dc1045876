/// Immutable facts, written in the same transaction as their cause; their list is the audit trail.
@NullMarked
package dev.vident.server.event;

import org.jspecify.annotations.NullMarked;
