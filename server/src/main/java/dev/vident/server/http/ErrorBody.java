package dev.vident.server.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one error body of the API (contract 3.4). `errorName` is there whenever `errorCode` is.
///
/// @param blockers why an identification cannot be approved; on the desk's verdict call only
record ErrorBody(
        String description,
        int code,
        String correlationId,
        @Nullable Integer errorCode,
        @Nullable String errorName,
        @Nullable List<String> blockers) {
    ErrorBody(String description, int code, String correlationId) {
        this(description, code, correlationId, null, null, null);
    }
}
