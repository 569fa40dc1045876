package dev.vident.server.storage.sql;

import java.util.Map;

/// The little in which the two databases differ.
enum Dialect {
    SQLITE("", "", "blob", "integer primary key autoincrement", ""),
    POSTGRESQL(
            " for update",
            " for update skip locked",
            "bytea",
            "bigint generated always as identity primary key",
            "unlogged");

    private final String forUpdate;
    private final String skipLocked;
    private final String bytesType;
    private final String identityType;
    private final String unlogged;

    Dialect(
            String forUpdate,
            String skipLocked,
            String bytesType,
            String identityType,
            String unlogged) {
        this.forUpdate = forUpdate;
        this.skipLocked = skipLocked;
        this.bytesType = bytesType;
        this.identityType = identityType;
        this.unlogged = unlogged;
    }

    static Dialect of(String url) {
        if (url.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException(
                "database.url must start with jdbc:sqlite: or jdbc:postgresql:");
    }

    /// Ends a query whose row nobody else may change. SQLite has one writer at a time and needs
    /// nothing.
    String forUpdate() {
        return forUpdate;
    }

    /// As [#forUpdate], passing over rows that somebody else holds.
    String skipLocked() {
        return skipLocked;
    }

    /// What the migrations write differently.
    Map<String, String> placeholders() {
        return Map.of("bytes", bytesType, "identity", identityType, "unlogged", unlogged);
    }
}
