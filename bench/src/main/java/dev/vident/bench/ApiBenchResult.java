package dev.vident.bench;

import java.util.Locale;

/// What `bench api` found.
///
/// @param cpuMicrosPerRequest CPU time of the server's process for one signed GET with 1,000
///   inspections
/// @param ceilingCpuMicrosPerRequest the same for the responder of fixed bytes
/// @param ratio the first by the second
/// @param cpuMicrosPerRequestAtMillion the first with the large database, of 1,000,000 inspections
///   unless told otherwise
/// @param ratioAtMillion the same by the responder of fixed bytes
/// @param growth `ratioAtMillion` by `ratio`
public record ApiBenchResult(
        double cpuMicrosPerRequest,
        double ceilingCpuMicrosPerRequest,
        double ratio,
        double cpuMicrosPerRequestAtMillion,
        double ratioAtMillion,
        double growth) {

    private static final double RATIO_MAX = 3.0;
    private static final double GROWTH_MAX = 1.3;

    static ApiBenchResult of(double ceiling, double small, double large) {
        return new ApiBenchResult(
                rounded(small),
                rounded(ceiling),
                rounded(small / ceiling),
                rounded(large),
                rounded(large / ceiling),
                rounded(large / small));
    }

    boolean meetsTargets() {
        return ratio <= RATIO_MAX && growth <= GROWTH_MAX;
    }

    String table() {
        return String.format(
                Locale.ROOT,
                """
                                                     CPU µs per request
                fixed bytes, same HTTP library      %18.1f
                signed GET, 1,000 inspections       %18.1f   %.2f times the fixed bytes (at most %.1f)
                signed GET, large database          %18.1f   %.2f times the small one (at most %.1f)\
                """,
                ceilingCpuMicrosPerRequest,
                cpuMicrosPerRequest,
                ratio,
                RATIO_MAX,
                cpuMicrosPerRequestAtMillion,
                growth,
                GROWTH_MAX);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
