/// What the operator collects during a call: stills.
@NullMarked
package dev.vident.server.script;

import org.jspecify.annotations.NullMarked;
