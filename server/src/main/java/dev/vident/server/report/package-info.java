/// The summary report of an applicant as a PDF document.
@NullMarked
package dev.vident.server.report;

import org.jspecify.annotations.NullMarked;
