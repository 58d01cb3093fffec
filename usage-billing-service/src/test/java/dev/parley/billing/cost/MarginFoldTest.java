package dev.parley.billing.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.billing.cost.RateCard.Key;
import dev.parley.billing.cost.RateCard.Rate;
import dev.parley.billing.money.Money;
import dev.parley.service.paging.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarginFoldTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    /// Tavus takes ten cents for each session, LiveKit twenty in euros, ElevenLabs nobody knows what.
    private static final RateCards CARDS = new RateCards(List.of(fixed("tavus", 100_000, "USD"),
            fixed("livekit", 200_000, "EUR")));

    private final MarginFold fold = new MarginFold(CARDS, Optional.empty());

    @Test
    void sessionsOfOneKeyAreAddedUp() {
        fold.add(List.of(share("a", "tavus", dollars(30)), share("a", "tavus", dollars(4)), share("b", "tavus", null)));

        assertThat(fold.allRows()).containsExactly(
                new MarginRow("a", "USD", 2, 120, 0, dollars(20), dollars(34)),
                new MarginRow("b", "USD", 1, 60, 0, dollars(10), null));
        assertThat(fold.allRows().getFirst().margin()).contains(dollars(14));
        assertThat(fold.allRows().getLast().margin()).isEmpty();
    }

    @Test
    void aKeyGoesOnInTheNextPartThatIsRead() {
        fold.add(List.of(share("a", "tavus", dollars(30))));
        fold.add(List.of(share("a", "tavus", dollars(4))));
        assertThat(fold.completeRows()).isZero();
        fold.add(List.of(share("b", "tavus", dollars(1))));
        assertThat(fold.completeRows()).isEqualTo(1);

        assertThat(fold.allRows()).extracting(MarginRow::sessions).containsExactly(2L, 1L);
    }

    @Test
    void oneUnknownCostMakesTheSumUnknownAndIsCounted() {
        fold.add(List.of(share("a", "tavus", dollars(30)), share("a", "elevenlabs", dollars(4))));

        var row = fold.allRows().getFirst();
        assertThat(row).isEqualTo(new MarginRow("a", "USD", 2, 120, 1, null, dollars(34)));
        assertThat(row.margin()).isEmpty();
    }

    @Test
    void eachCurrencyHasARowAndWhatIsInAnotherIsNothingInThisOne() {
        fold.add(List.of(share("a", "tavus", dollars(30)), share("a", "livekit", dollars(4))));

        assertThat(fold.allRows()).containsExactly(
                new MarginRow("a", "EUR", 2, 120, 0, euros(20), euros(0)),
                new MarginRow("a", "USD", 2, 120, 0, dollars(10), dollars(34)));
        assertThat(fold.allRows()).extracting(row -> row.margin().orElseThrow())
                .containsExactly(euros(-20), dollars(24));
    }

    @Test
    void aKeyOfWhichNothingIsKnownHasARowWithoutACurrency() {
        fold.add(List.of(share("a", "elevenlabs", null)));

        assertThat(fold.allRows()).containsExactly(new MarginRow("a", null, 1, 60, 1, null, null));
    }

    @Test
    void aSessionCostsNothingMoreInItsSecondMonth() {
        fold.add(List.of(new SessionShare("a", "tavus", NOON, 90L, 30, false, dollars(7)),
                new SessionShare("b", "elevenlabs", NOON, 90L, 30, false, dollars(7))));

        assertThat(fold.allRows()).containsExactly(
                new MarginRow("a", "USD", 1, 30, 0, dollars(0), dollars(7)),
                new MarginRow("b", "USD", 1, 30, 0, dollars(0), dollars(7)));
    }

    @Test
    void aPageGoesOnBetweenTwoCurrenciesOfOneKey() {
        var next = new MarginFold(CARDS, Optional.of(new Cursor("a", "EUR")));
        next.add(List.of(share("a", "tavus", dollars(30)), share("a", "livekit", dollars(4)),
                share("b", "livekit", euros(4))));

        assertThat(next.allRows()).extracting(row -> row.key() + " " + row.currency())
                .containsExactly("a USD", "b EUR");
    }

    private static SessionShare share(String key, String vendor, Money revenue) {
        return new SessionShare(key, vendor, NOON, 60L, 60, true, revenue);
    }

    private static RateCard fixed(String vendor, long priceMicros, String currency) {
        return new RateCard(new Key(vendor, "session", NOON), new Rate(priceMicros, currency, null, null, null));
    }

    private static Money dollars(long cents) {
        return new Money(cents, "USD");
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }
}
