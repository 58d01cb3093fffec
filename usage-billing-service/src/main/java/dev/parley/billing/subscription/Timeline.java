package dev.parley.billing.subscription;

import dev.parley.billing.plan.PlanService;
import dev.parley.model.id.PersonId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The plan that a person is on at a moment, and the one change that may be to come.
///
/// @param current
///            null for whoever never had another plan than the free one
record Timeline(PersonId person, Instant at, @Nullable Spell current, @Nullable Spell next) {
    /// How many spells make a timeline: at most one is to come.
    static final int SPELLS = 2;

    /// A change needs a moment of its own, after the one before: clocks of two instances may differ.
    ///
    /// @param latest
    ///            the person's latest spells, the last one first
    static Timeline of(PersonId person, Instant now, List<Spell> latest) {
        var current = latest.stream().filter(spell -> spell.hasBegun(now)).findFirst().orElse(null);
        var next = latest.stream().filter(spell -> !spell.hasBegun(now)).findFirst().orElse(null);
        var at = current == null || now.isAfter(current.startsAt())
                ? now
                : current.startsAt().plus(1, ChronoUnit.MICROS);
        return new Timeline(person, at, current, next);
    }

    String plan() {
        return current == null ? PlanService.FREE : current.plan();
    }

    /// The plan's terms that count are those of this moment: later ones count from the next period on.
    Instant termsFrom() {
        var periodStart = startOf(period());
        return current == null || current.startsAt().isBefore(periodStart) ? periodStart : current.startsAt();
    }

    Change change(String to, When when) {
        if (plan().equals(to)) {
            return next == null ? new Change.None(this) : stay(next);
        }
        return switch (when) {
            case NOW -> begin(to, at);
            case PERIOD_END -> next != null && next.plan().equals(to)
                    ? new Change.None(this)
                    : begin(to, startOf(period().plusMonths(1)));
        };
    }

    private Change stay(Spell dropped) {
        return new Change.Stay(new Timeline(person, at, current, null), dropped.startsAt());
    }

    private Change begin(String plan, Instant startsAt) {
        var begun = new Spell(person, plan, startsAt, null);
        var after = begun.hasBegun(at)
                ? new Timeline(person, at, begun, null)
                : new Timeline(person, at, current, begun);
        return new Change.Begin(after, plan, startsAt);
    }

    private YearMonth period() {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }

    private static Instant startOf(YearMonth period) {
        return period.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// What a wish comes to. A change that is still to come gives way to any later wish.
    sealed interface Change {
        Timeline after();

        /// It is so already, or will be.
        record None(Timeline after) implements Change {}

        /// The person stays on their plan, and what was to come does not.
        record Stay(Timeline after, Instant from) implements Change {}

        record Begin(Timeline after, String plan, Instant from) implements Change {}
    }
}
