package dev.vident.server.applicant;

import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes of what is known about an applicant, asked for by the integrator. Every change is one
/// transaction. Thread-safe.
public final class Profiles {
    private static final int AGREEMENTS_MAX = 100;

    private final ApplicantStore applicants;
    private final Events events;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public Profiles(
            ApplicantStore applicants,
            Events events,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.applicants = applicants;
        this.events = events;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /// Changes the top level of an applicant.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for an external id that is too long;
    ///   409 when another applicant has it, or when the applicant is to be deactivated while being
    ///   checked
    public Applicant change(String applicantId, ProfileChange wanted) {
        String externalUserId = wanted.externalUserId();
        if (externalUserId != null) {
            Applicants.requireLength(externalUserId);
        }
        return transactions.inTransaction(() -> {
            if (wanted.deleted() != null) {
                setDeleted(applicantId, wanted.deleted());
            }
            Applicant known = locked(applicantId);
            Applicant changed = wanted.appliedTo(known);
            if (!changed.equals(known)) {
                store(changed);
                events.append(applicantId, new DomainEvent.PersonalInfoChanged());
            }
            return changed;
        });
    }

    /// Changes what the integrator fixed about the person; members that are null stay.
    public Applicant changeFixedInfo(String applicantId, PersonalInfo wanted) {
        return transactions.inTransaction(() -> {
            Applicant known = locked(applicantId);
            PersonalInfo before = known.fixedInfo();
            PersonalInfo merged = before == null ? wanted : before.mergedWith(wanted);
            if (merged.equals(before)) {
                return known;
            }
            Applicant changed = known.withFixedInfo(merged);
            store(changed);
            events.append(applicantId, new DomainEvent.PersonalInfoChanged());
            return changed;
        });
    }

    /// Adds tags to those there are.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed tag or too many
    public void addTags(String applicantId, List<? extends @Nullable String> tags) {
        List<String> more = Tags.checked(tags);
        changeTags(
                applicantId,
                known -> {
                    List<String> all = new ArrayList<>(known);
                    all.addAll(more);
                    return Tags.checked(all);
                });
    }

    /// Puts tags in the place of those there are.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed tag or too many
    public void replaceTags(String applicantId, List<? extends @Nullable String> tags) {
        List<String> instead = Tags.checked(tags);
        changeTags(applicantId, _ -> instead);
    }

    /// Takes tags away; those that are not there do not matter.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed tag
    public void removeTags(String applicantId, List<? extends @Nullable String> tags) {
        List<String> unwanted = Tags.checked(tags);
        changeTags(
                applicantId,
                known -> known.stream().filter(tag -> !unwanted.contains(tag)).toList());
    }

    /// Deactivates or activates an applicant; what is so already stays so.
    ///
    /// @throws dev.vident.server.platform.ProblemException 409 while the applicant is being checked
    public Applicant setDeleted(String applicantId, boolean deleted) {
        return transactions.inTransaction(() -> {
            Applicant known = locked(applicantId);
            if (known.standing().deleted() == deleted) {
                return known;
            }
            known.requireNotChecked();
            Applicant changed = known.with(known.standing().withDeleted(deleted));
            store(changed);
            events.append(
                    applicantId,
                    deleted ? new DomainEvent.Deactivated() : new DomainEvent.Activated());
            return changed;
        });
    }

    /// Records a consent.
    ///
    /// @param texts what was agreed to, at least one
    /// @throws dev.vident.server.platform.ProblemException 400 when there is no text or too many
    ///   consents are recorded already
    public Applicant addAgreement(
            String applicantId,
            List<String> texts,
            @Nullable Instant acceptedAt,
            @Nullable String residenceCountry) {
        if (texts.isEmpty()) {
            throw new Problem.BadRequest("records must have an element").exception();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Agreement agreement =
                new Agreement(
                        ids.next(),
                        now,
                        acceptedAt == null ? now : acceptedAt,
                        residenceCountry,
                        texts.stream().map(text -> new Agreement.Text(ids.next(), text)).toList());
        return transactions.inTransaction(() -> {
            Applicant known = locked(applicantId);
            if (known.standing().agreements().size() >= AGREEMENTS_MAX) {
                throw new Problem.BadRequest("Too many agreements").exception();
            }
            Applicant changed = known.with(known.standing().with(agreement));
            store(changed);
            events.append(applicantId, new DomainEvent.AgreementRecorded(agreement.id()));
            return changed;
        });
    }

    private void changeTags(String applicantId, UnaryOperator<List<String>> change) {
        transactions.run(() -> {
            Applicant known = locked(applicantId);
            List<String> next = change.apply(known.standing().tags());
            if (!next.equals(known.standing().tags())) {
                store(known.with(known.standing().withTags(next)));
                events.append(applicantId, new DomainEvent.TagsChanged());
            }
        });
    }

    private Applicant locked(String applicantId) {
        return applicants.lock(applicantId).orElseThrow();
    }

    private void store(Applicant changed) {
        if (!applicants.update(changed)) {
            throw Applicants.duplicate(applicants, changed).exception();
        }
    }
}
