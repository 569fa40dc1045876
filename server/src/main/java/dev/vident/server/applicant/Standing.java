package dev.vident.server.applicant;

import dev.vident.server.platform.Redacted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an integrator attached to an applicant after creating it.
///
/// @param tags each once, in the order they were added
/// @param deleted whether the applicant is deactivated
/// @param agreements oldest first
/// @param questionnaires answers as the JSON array the integrator sent
public record Standing(
        List<String> tags,
        boolean deleted,
        List<Agreement> agreements,
        @Nullable Redacted<String> questionnaires) {
    /// That of a new applicant.
    public static final Standing NEW = new Standing(List.of(), false, List.of(), null);

    public Standing {
        tags = List.copyOf(tags);
        agreements = List.copyOf(agreements);
    }

    Standing withTags(List<String> next) {
        return new Standing(next, deleted, agreements, questionnaires);
    }

    Standing withDeleted(boolean next) {
        return new Standing(tags, next, agreements, questionnaires);
    }

    Standing with(Agreement next) {
        List<Agreement> more = new ArrayList<>(agreements);
        more.add(next);
        return new Standing(tags, deleted, more, questionnaires);
    }

    /// Null changes nothing.
    Standing withQuestionnaires(@Nullable Redacted<String> next) {
        return next == null ? this : new Standing(tags, deleted, agreements, next);
    }
}
