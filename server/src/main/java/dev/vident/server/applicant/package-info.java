/// The persons to identify, their levels and their review.
@NullMarked
package dev.vident.server.applicant;

import org.jspecify.annotations.NullMarked;
