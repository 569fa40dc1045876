/// One meeting of an applicant and an operator: the queue before it, the two seats, the state
/// machine, the end.
@NullMarked
package dev.vident.server.call;

import org.jspecify.annotations.NullMarked;
