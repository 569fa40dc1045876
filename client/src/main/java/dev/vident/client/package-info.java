/// Java SDK for integrators: signing, calls, webhook verification.
@NullMarked
package dev.vident.client;

import org.jspecify.annotations.NullMarked;
