/// Large binary objects in a folder.
@NullMarked
package dev.vident.server.storage.blob;

import org.jspecify.annotations.NullMarked;
