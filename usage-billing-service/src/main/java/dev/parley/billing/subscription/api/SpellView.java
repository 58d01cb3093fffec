package dev.parley.billing.subscription.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.subscription.Spell;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param toldAt
///            when everybody was told that it had begun; null until then
@JsonNaming(SnakeCaseStrategy.class)
record SpellView(String plan, Instant startsAt, @Nullable Instant toldAt) {

    static SpellView of(Spell spell) {
        return new SpellView(spell.plan(), spell.startsAt(), spell.toldAt().orElse(null));
    }
}
