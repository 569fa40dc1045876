package dev.vident.server.applicant;

import dev.vident.server.platform.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of tags: case-sensitive, at most 30, each once (contract section 4, row 28).
final class Tags {
    private static final int COUNT_MAX = 30;
    private static final int LENGTH_MAX = 255;

    private Tags() {}

    /// The tags in their order, each once.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 when one is empty or too long, or
    ///   there are too many
    static List<String> checked(List<? extends @Nullable String> tags) {
        LinkedHashSet<String> once = new LinkedHashSet<>();
        for (String tag : tags) {
            if (tag == null || tag.isBlank() || tag.length() > LENGTH_MAX) {
                throw new Problem.BadRequest("A tag must have 1 to " + LENGTH_MAX + " characters")
                        .exception();
            }
            once.add(tag);
        }
        if (once.size() > COUNT_MAX) {
            throw new Problem.BadRequest("Too many applicant tags").exception();
        }
        return List.copyOf(once);
    }
}
