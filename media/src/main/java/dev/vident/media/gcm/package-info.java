/// AES-GCM (NIST SP 800-38D): by OpenSSL where the system has it, else by the Java platform.
@NullMarked
package dev.vident.media.gcm;

import org.jspecify.annotations.NullMarked;
