package dev.parley.billing.cost;

import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is left of what people pay when the vendors are paid.
@ApplicationScoped
public class MarginService {
    private final MarginRepository margins;
    private final RateCardRepository cards;
    private final Clock clock;

    MarginService(MarginRepository margins, RateCardRepository cards, Clock clock) {
        this.margins = margins;
        this.cards = cards;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<MarginReport> report(MarginQuestion question, PageRequest page) {
        var now = clock.instant();
        return margins.unattributed(question, now)
                .chain(unattributed -> page(question, page, now)
                        .map(rows -> new MarginReport(question, now, unattributed, rows)));
    }

    @WithTransaction
    public Uni<Page<MarginRow>> page(MarginQuestion question, PageRequest page) {
        return page(question, page, clock.instant());
    }

    /// All rows at once, which a month may have too many of if they are sessions.
    @WithTransaction
    public Uni<List<MarginRow>> all(MarginQuestion question) {
        return rows(question, Optional.empty(), Integer.MAX_VALUE, clock.instant());
    }

    private Uni<Page<MarginRow>> page(MarginQuestion question, PageRequest page, Instant now) {
        return rows(question, page.after(), page.oneMore(), now)
                .map(found -> Page.of(page, found, MarginRow::position));
    }

    private Uni<List<MarginRow>> rows(MarginQuestion question, Optional<Cursor> after, int rowsMax, Instant now) {
        return margins.open(question, after.map(Cursor::order).orElse(""), now)
                .chain(() -> cards.before(question.end()))
                .map(all -> new MarginFold(new RateCards(all), after))
                .call(fold -> fill(fold, rowsMax))
                .map(fold -> fold.allRows().stream().limit(rowsMax).toList());
    }

    /// Reads until there are enough rows, or no more sessions.
    private Uni<Void> fill(MarginFold fold, int rowsMax) {
        return Multi.createBy().repeating()
                .uni(() -> margins.next().invoke(fold::add))
                .whilst(read -> read.size() == MarginRepository.SHARES_AT_ONCE && fold.completeRows() < rowsMax)
                .collect().last()
                .replaceWithVoid();
    }
}
