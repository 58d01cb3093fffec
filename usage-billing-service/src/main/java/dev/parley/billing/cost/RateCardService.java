package dev.parley.billing.cost;

import dev.parley.billing.cost.RateCard.Key;
import dev.parley.billing.cost.RateCard.Rate;
import dev.parley.model.event.Vendor;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the vendors charge. A card may begin in the past, as invoices come late: reports of that time then change.
@ApplicationScoped
public class RateCardService {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final List<String> VENDORS = Arrays.stream(Vendor.values()).map(Vendor::code).toList();

    private final RateCardRepository cards;
    private final Clock clock;

    RateCardService(RateCardRepository cards, Clock clock) {
        this.cards = cards;
        this.clock = clock;
    }

    /// By vendor, unit and moment.
    ///
    /// @param vendor
    ///            null for all
    @WithTransaction
    public Uni<Page<RateCard>> page(@Nullable String vendor, PageRequest page) {
        var vendors = vendor == null ? VENDORS : List.of(known(vendor));
        return cards.page(vendors, page).map(found -> Page.of(page, found, RateCard::position));
    }

    /// What the vendor's unit costs from the draft's moment on. A card that begins at the same moment is rewritten.
    @WithTransaction
    public Uni<RateCard> put(String vendor, String unit, RateCardDraft draft) {
        var rate = draft.rate(RateUnit.of(unit));
        var key = new Key(known(vendor), unit,
                draft.effectiveFrom() == null ? now() : moment(draft.effectiveFrom()));
        return cards.serialise(vendor)
                .chain(() -> cards.findById(key))
                .chain(stored -> put(key, stored, rate));
    }

    private Uni<RateCard> put(Key key, @Nullable RateCard stored, Rate rate) {
        if (stored == null) {
            return cards.persist(new RateCard(key, rate));
        }
        stored.rewrite(rate);
        return Uni.createFrom().item(stored);
    }

    /// The card before it then counts for longer.
    @WithTransaction
    public Uni<Void> remove(String vendor, String unit, String effectiveFrom) {
        return cards.remove(new Key(known(vendor), RateUnit.of(unit).code(), moment(effectiveFrom)));
    }

    private static String known(String vendor) {
        if (!VENDORS.contains(vendor)) {
            throw new RequestNotValid(List.of(new FieldError("/vendor",
                    VENDORS.stream().collect(Collectors.joining(", ", "must be one of ", "")))));
        }
        return vendor;
    }

    private static Instant moment(String text) {
        try {
            var moment = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeException _) {
            // Answered below, as one out of range is.
        }
        throw new RequestNotValid(List.of(new FieldError("/effective_from",
                "must be a moment from 2000 to 2099, such as 2026-11-01T00:00:00Z")));
    }

    /// As fine as Postgres keeps it, so that the answer names the card as it is found again.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
