package dev.parley.billing.cost;

import dev.parley.billing.cost.RateCard.Key;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class RateCardRepository implements PanacheRepositoryBase<RateCard, Key> {
    private static final String SERIALISE = "SELECT pg_advisory_xact_lock(hashtext('rate_card'), hashtext(?1))";
    private static final String IN_ORDER = " order by vendor, unit, effectiveFrom";
    private static final String AFTER = """
            and (vendor > ?2 or vendor = ?2 and (unit > ?3 or unit = ?3 and effectiveFrom > ?4))""";

    /// One change at a time for each vendor. A row lock would not do: before the card there is no row.
    Uni<Void> serialise(String vendor) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(SERIALISE, Object.class)
                        .setParameter(1, vendor)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /// @param vendors
    ///            the codes of those that are asked for
    Uni<List<RateCard>> page(List<String> vendors, PageRequest page) {
        var found = page.after()
                .map(last -> find("vendor in ?1 " + AFTER + IN_ORDER, vendors, vendorOf(last.id()), unitOf(last.id()),
                        last.instant()))
                .orElseGet(() -> find("vendor in ?1" + IN_ORDER, vendors));
        return found.page(0, page.oneMore()).list();
    }

    Uni<List<RateCard>> before(Instant moment) {
        return list("effectiveFrom < ?1", moment);
    }

    /// By a statement: deletions of entities on two threads at once are taken for each other, and one never ends.
    Uni<Void> remove(Key key) {
        return delete("vendor = ?1 and unit = ?2 and effectiveFrom = ?3", key.vendor(), key.unit(),
                key.effectiveFrom()).invoke(removed -> {
                    if (removed == 0) {
                        throw new RateCardNotFound(key);
                    }
                }).replaceWithVoid();
    }

    private static String vendorOf(String position) {
        return position.substring(0, separator(position));
    }

    private static String unitOf(String position) {
        return position.substring(Math.min(position.length(), separator(position) + 1));
    }

    private static int separator(String position) {
        var at = position.indexOf(Key.SEPARATOR);
        return at < 0 ? position.length() : at;
    }
}
