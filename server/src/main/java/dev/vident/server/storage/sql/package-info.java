/// Stores on SQLite and PostgreSQL; the only place that sees `java.sql`.
@NullMarked
package dev.vident.server.storage.sql;

import org.jspecify.annotations.NullMarked;
