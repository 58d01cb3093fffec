package dev.parley.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.billing.subscription.Timeline.Change;
import dev.parley.model.id.PersonId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final PersonId ANNA = new PersonId("anna");
    private static final Instant MAY_10 = Instant.parse("2026-05-10T12:00:00Z");
    private static final Instant MAY_20 = Instant.parse("2026-05-20T12:00:00.000005Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void whoeverHasNoSpellIsOnTheFreePlanUnderTheTermsOfTheMonthsBegin() {
        var timeline = at(MAY_20);
        assertThat(timeline.plan()).isEqualTo("free");
        assertThat(timeline.termsFrom()).isEqualTo(MAY);
        assertThat(timeline.change("free", When.NOW)).isEqualTo(new Change.None(timeline));
        assertThat(timeline.change("free", When.PERIOD_END)).isEqualTo(new Change.None(timeline));
    }

    @Test
    void theTermsThatCountAreThoseOfTheSpellsBeginOrOfTheMonthsIfThatIsLater() {
        assertThat(at(MAY_20, told("plus", MAY_10)).termsFrom()).isEqualTo(MAY_10);
        assertThat(at(JUNE.plusSeconds(1), told("plus", MAY_10)).termsFrom()).isEqualTo(JUNE);
        assertThat(at(JUNE, told("plus", JUNE)).termsFrom()).isEqualTo(JUNE);
    }

    @Test
    void aChangeAtOnceBeginsNow() {
        var change = at(MAY_20).change("plus", When.NOW);
        assertThat(change).isInstanceOfSatisfying(Change.Begin.class, begin -> {
            assertThat(begin.plan()).isEqualTo("plus");
            assertThat(begin.from()).isEqualTo(MAY_20);
        });
        assertThat(change.after().plan()).isEqualTo("plus");
        assertThat(change.after().next()).isNull();
    }

    @Test
    void aChangeAtThePeriodsEndBeginsWithTheNextMonth() {
        var change = at(MAY_20, told("plus", MAY_10)).change("free", When.PERIOD_END);
        assertThat(begins(change)).isEqualTo(JUNE);
        assertThat(change.after().plan()).isEqualTo("plus");
        assertThat(change.after().next()).extracting(Spell::plan).isEqualTo("free");
    }

    @Test
    void theMonthAfterDecemberIsInTheNextYear() {
        var change = at(Instant.parse("2026-12-31T23:59:59.999999Z")).change("plus", When.PERIOD_END);
        assertThat(begins(change)).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void thePeriodThatJustBeganEndsInAMonth() {
        assertThat(begins(at(MAY).change("plus", When.PERIOD_END))).isEqualTo(JUNE);
    }

    @Test
    void aChangeAtOnceTakesThePlaceOfTheOneToCome() {
        for (var plan : List.of("duo", "free")) {
            var change = at(MAY_20, untold("free", JUNE), told("plus", MAY_10)).change(plan, When.NOW);
            assertThat(begins(change)).isEqualTo(MAY_20);
            assertThat(change.after().plan()).isEqualTo(plan);
            assertThat(change.after().next()).isNull();
        }
    }

    @Test
    void anotherPlanAtThePeriodsEndTakesThePlaceOfTheOneToCome() {
        var change = at(MAY_20, untold("free", JUNE), told("plus", MAY_10)).change("duo", When.PERIOD_END);
        assertThat(begins(change)).isEqualTo(JUNE);
        assertThat(change.after().next()).extracting(Spell::plan).isEqualTo("duo");
    }

    @Test
    void thePlanThatIsToComeAlreadyIsNoChange() {
        var timeline = at(MAY_20, untold("free", JUNE), told("plus", MAY_10));
        assertThat(timeline.change("free", When.PERIOD_END)).isEqualTo(new Change.None(timeline));
    }

    @Test
    void wishingForThePlanAtHandDropsTheOneToCome() {
        for (var when : When.values()) {
            var change = at(MAY_20, untold("free", JUNE), told("plus", MAY_10)).change("plus", when);
            assertThat(change).isInstanceOfSatisfying(Change.Stay.class,
                    stay -> assertThat(stay.from()).isEqualTo(JUNE));
            assertThat(change.after().plan()).isEqualTo("plus");
            assertThat(change.after().next()).isNull();
        }
    }

    @Test
    void aSpellHasBegunWithItsFirstMomentWhetherOrNotItWasTold() {
        assertThat(at(JUNE, untold("free", JUNE), told("plus", MAY_10)).plan()).isEqualTo("free");
        assertThat(at(JUNE.minusNanos(1000), untold("free", JUNE), told("plus", MAY_10)).plan()).isEqualTo("plus");
    }

    @Test
    void aSpellThatWasToldByAClockAheadOfOursHasBegunAndAChangeComesAfterIt() {
        var timeline = at(MAY_20.minusSeconds(2), told("plus", MAY_20), told("duo", MAY_10));
        assertThat(timeline.plan()).isEqualTo("plus");
        assertThat(begins(timeline.change("free", When.NOW))).isEqualTo(MAY_20.plusNanos(1000));
        assertThat(begins(at(MAY_20, told("plus", MAY_20)).change("free", When.NOW))).isEqualTo(MAY_20.plusNanos(1000));
    }

    private static Instant begins(Change change) {
        return ((Change.Begin) change).from();
    }

    private static Timeline at(Instant now, Spell... latest) {
        return Timeline.of(ANNA, now, List.of(latest));
    }

    private static Spell told(String plan, Instant startsAt) {
        return new Spell(ANNA, plan, startsAt, startsAt);
    }

    private static Spell untold(String plan, Instant startsAt) {
        return new Spell(ANNA, plan, startsAt, null);
    }
}
