package dev.vident.server.platform;

/// Carries a [Problem] up to the one place that answers it. It has no stack trace: a refusal is not
/// a bug.
public final class ProblemException extends RuntimeException {
    private final Problem problem;

    public ProblemException(Problem problem) {
        super(problem.description(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
