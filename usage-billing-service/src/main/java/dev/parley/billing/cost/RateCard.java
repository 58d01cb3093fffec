package dev.parley.billing.cost;

import dev.parley.service.paging.Cursor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a vendor charges for a unit, from a moment on and until the unit's next card.
@Entity
@Table(name = "rate_card")
@IdClass(RateCard.Key.class)
public class RateCard {
    /// The price of a minute is that of sixty seconds, so amounts are counted in sixtieths of a millionth until they
    /// are rounded.
    static final long PARTS_OF_A_MICRO = 60;

    @Id
    String vendor;
    @Id
    String unit;
    @Id
    @Column(name = "effective_from")
    Instant effectiveFrom;
    @Column(name = "price_micros")
    long priceMicros;
    @Column
    String currency;
    @Nullable
    @Column
    String rounding;
    @Nullable
    @Column(name = "block_seconds")
    Integer blockSeconds;
    @Nullable
    @Column(name = "minimum_seconds")
    Integer minimumSeconds;

    /// For Hibernate, which then fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected RateCard() {}

    RateCard(Key key, Rate rate) {
        this.vendor = key.vendor();
        this.unit = key.unit();
        this.effectiveFrom = key.effectiveFrom();
        rewrite(rate);
    }

    final void rewrite(Rate rate) {
        priceMicros = rate.priceMicros();
        currency = rate.currency();
        rounding = rate.rounding() == null ? null : rate.rounding().code();
        blockSeconds = rate.blockSeconds();
        minimumSeconds = rate.minimumSeconds();
    }

    boolean needsSeconds() {
        return unit().equals(RateUnit.MINUTE);
    }

    /// What a session costs, in sixtieths of a millionth of the major unit.
    ///
    /// @param seconds
    ///            how long it lasted, which a fixed price does not ask
    long parts(long seconds) {
        return Math.multiplyExact(priceMicros, switch (unit()) {
            case SESSION -> PARTS_OF_A_MICRO;
            case MINUTE -> charged(seconds);
        });
    }

    private long charged(long seconds) {
        return rounding().orElseThrow().charged(seconds, blockSeconds().orElse(1), minimumSeconds().orElse(0));
    }

    Cursor position() {
        return new Cursor(effectiveFrom, vendor + Key.SEPARATOR + unit);
    }

    public String vendor() {
        return vendor;
    }

    public RateUnit unit() {
        return RateUnit.of(unit);
    }

    public Instant effectiveFrom() {
        return effectiveFrom;
    }

    public long priceMicros() {
        return priceMicros;
    }

    public String currency() {
        return currency;
    }

    /// The code of its [Rounding]; empty for a fixed price.
    public Optional<String> roundingCode() {
        return Optional.ofNullable(rounding);
    }

    private Optional<Rounding> rounding() {
        return roundingCode().map(Rounding::of);
    }

    public Optional<Integer> blockSeconds() {
        return Optional.ofNullable(blockSeconds);
    }

    public Optional<Integer> minimumSeconds() {
        return Optional.ofNullable(minimumSeconds);
    }

    /// @param vendor
    ///            its code
    /// @param unit
    ///            its code
    record Key(String vendor, String unit, Instant effectiveFrom) implements Serializable {
        static final char SEPARATOR = '/';
    }

    /// What a card says, checked.
    record Rate(long priceMicros, String currency, @Nullable Rounding rounding, @Nullable Integer blockSeconds,
            @Nullable Integer minimumSeconds) {}
}
