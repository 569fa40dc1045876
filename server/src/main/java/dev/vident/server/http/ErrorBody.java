package dev.vident.server.http;

import org.jspecify.annotations.Nullable;

/// The one error body of the API (contract 3.4). `errorName` is there whenever `errorCode` is.
record ErrorBody(
        String description,
        int code,
        String correlationId,
        @Nullable Integer errorCode,
        @Nullable String errorName) {}
