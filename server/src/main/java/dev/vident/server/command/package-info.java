/// The command line: one class per verb.
@NullMarked
package dev.vident.server.command;

import org.jspecify.annotations.NullMarked;
