/// A WebRTC client without a browser that plays a clip with a flash and a beep each second, and a
/// link that loses, delays and reorders on demand: for self-checks, simulations, load and tests.
@NullMarked
package dev.vident.media.synthetic;

import org.jspecify.annotations.NullMarked;
