/// Webhooks: notices of what happened to applicants, written in the transaction of their cause and
/// delivered to the integrator's servers.
@NullMarked
package dev.vident.server.webhook;

import org.jspecify.annotations.NullMarked;
