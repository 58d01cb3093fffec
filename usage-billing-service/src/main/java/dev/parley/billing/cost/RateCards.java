package dev.parley.billing.cost;

import dev.parley.billing.money.MinorUnits;
import dev.parley.billing.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All rate cards, and what sessions cost by them. Which card counts is decided by the moment that a session started.
final class RateCards {
    private final Map<Line, NavigableMap<Instant, RateCard>> cards = new HashMap<>();

    RateCards(Collection<RateCard> all) {
        for (var card : all) {
            cards.computeIfAbsent(new Line(card.vendor(), card.unit()), _ -> new TreeMap<>())
                    .put(card.effectiveFrom(), card);
        }
    }

    /// What a session cost: minutes and the fixed price together, rounded once, half up. It is one amount, or two where
    /// the vendor charges in two currencies. Empty if it is not known: no card, or a card for minutes and no seconds.
    Optional<List<Money>> cost(@Nullable String vendor, @Nullable Instant startedAt, @Nullable Long seconds) {
        if (vendor == null || startedAt == null) {
            return Optional.empty();
        }
        var charged = Stream.of(RateUnit.values())
                .map(unit -> cards.getOrDefault(new Line(vendor, unit), new TreeMap<>()).floorEntry(startedAt))
                .flatMap(Stream::ofNullable)
                .map(Map.Entry::getValue)
                .toList();
        if (charged.isEmpty() || seconds == null && charged.stream().anyMatch(RateCard::needsSeconds)) {
            return Optional.empty();
        }
        var parts = new TreeMap<String, Long>();
        charged.forEach(
                card -> parts.merge(card.currency(), card.parts(seconds == null ? 0 : seconds), Math::addExact));
        return Optional.of(parts.entrySet().stream().map(sum -> rounded(sum.getValue(), sum.getKey())).toList());
    }

    private static Money rounded(long parts, String currency) {
        var minor = RateCard.PARTS_OF_A_MICRO * MinorUnits.micros(currency).orElseThrow();
        return new Money(Math.addExact(parts, minor / 2) / minor, currency);
    }

    /// @param vendor
    ///            its code
    private record Line(String vendor, RateUnit unit) {}
}
