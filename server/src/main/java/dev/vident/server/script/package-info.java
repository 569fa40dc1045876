/// What the operator leads through and collects during a call: steps and stills.
@NullMarked
package dev.vident.server.script;

import org.jspecify.annotations.NullMarked;
