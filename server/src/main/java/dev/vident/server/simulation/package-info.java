/// Plays one identification against a running server, from outside: the integrator, the applicant
/// and the operator with real media. Uses nothing of the server but its public protocols.
@NullMarked
package dev.vident.server.simulation;

import org.jspecify.annotations.NullMarked;
