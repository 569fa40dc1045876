package dev.vident.server.http;

/// A request that HTTP itself refuses: too large, wrong content type, unsatisfiable range.
///
/// Refusals of the product are `Problem`s; both become bodies in [ErrorMapper].
public final class RequestRefused extends RuntimeException {

    private final int status;

    /// @param status HTTP status, 400..599
    /// @param description the sentence the caller reads
    public RequestRefused(int status, String description) {
        super(description, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
