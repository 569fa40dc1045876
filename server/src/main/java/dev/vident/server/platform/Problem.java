package dev.vident.server.platform;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refusal the caller should read. `http.ErrorMapper` alone turns it into the error body of
/// contract section 3.4.
public sealed interface Problem {
    /// What happened, in words for the caller.
    String description();

    /// The HTTP status.
    int status();

    /// The code of the contract, when one fits.
    default @Nullable SumsubError error() {
        return null;
    }

    /// This problem as something to throw.
    default ProblemException exception() {
        return new ProblemException(this);
    }

    record InvalidId(String id) implements Problem {
        @Override
        public String description() {
            return "Invalid id '" + id + "'";
        }

        @Override
        public int status() {
            return 400;
        }
    }

    record BadRequest(String description, @Nullable SumsubError error) implements Problem {
        public BadRequest(String description) {
            this(description, null);
        }

        @Override
        public int status() {
            return 400;
        }
    }

    record Unauthorized(String description, @Nullable SumsubError error) implements Problem {
        public Unauthorized(String description) {
            this(description, null);
        }

        @Override
        public int status() {
            return 401;
        }
    }

    record Forbidden(String description) implements Problem {
        @Override
        public int status() {
            return 403;
        }
    }

    record NotFound(String description) implements Problem {
        @Override
        public int status() {
            return 404;
        }
    }

    record MethodNotAllowed(String description) implements Problem {
        @Override
        public int status() {
            return 405;
        }
    }

    record Conflict(String description, @Nullable SumsubError error) implements Problem {
        public Conflict(String description) {
            this(description, null);
        }

        @Override
        public int status() {
            return 409;
        }
    }

    /// A GREEN verdict that would count without its evidence.
    ///
    /// @param blockers what is missing, one sentence each, never empty
    record NotApprovable(List<String> blockers) implements Problem {
        public NotApprovable {
            blockers = List.copyOf(blockers);
        }

        @Override
        public String description() {
            return "The identification cannot be approved: " + String.join(" ", blockers);
        }

        @Override
        public int status() {
            return 409;
        }
    }

    record TooLarge(String description, @Nullable SumsubError error) implements Problem {
        public TooLarge(String description) {
            this(description, null);
        }

        @Override
        public int status() {
            return 413;
        }
    }

    record UnsupportedMediaType(String description) implements Problem {
        @Override
        public int status() {
            return 415;
        }
    }

    /// @param retryAfter how long the caller should wait
    record TooManyRequests(String description, Duration retryAfter) implements Problem {
        @Override
        public int status() {
            return 429;
        }
    }
}
