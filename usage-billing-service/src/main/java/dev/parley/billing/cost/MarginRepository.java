package dev.parley.billing.cost;

import dev.parley.billing.money.Money;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A month may have a hundred thousand sessions, so they are read a part at a time, from one statement that stays open
/// until the transaction ends: all parts are of the same moment.
@ApplicationScoped
class MarginRepository {
    static final int SHARES_AT_ONCE = 1000;

    private static final String OPEN = """
            DECLARE session_shares NO SCROLL CURSOR FOR
            SELECT %1$s, m.vendor, m.started_at, coalesce(m.vendor_seconds, m.joined_seconds, m.our_seconds),
                   s.seconds, NOT EXISTS (SELECT FROM ledger_entry e
                                          WHERE e.session_id = s.session_id AND e.kind = 'settlement' AND e.period < ?1),
                   s.share_minor, s.currency
            FROM plan_share(?1, ?2) s LEFT JOIN metered_session m USING (session_id)
            WHERE (%1$s) COLLATE "C" >= ?3
            ORDER BY (%1$s) COLLATE "C\"""";
    private static final String FETCH = "FETCH " + SHARES_AT_ONCE + " FROM session_shares";
    private static final String UNATTRIBUTED = """
            SELECT CAST(sum(p.price_minor - coalesce(s.minor, 0)) AS bigint), p.currency
            FROM plan_price(?1, ?2) p
                 LEFT JOIN (SELECT person_id, sum(share_minor) AS minor FROM plan_share(?1, ?2) GROUP BY person_id) s
                     USING (person_id)
            GROUP BY p.currency
            ORDER BY p.currency""";

    /// Makes [#next] read the month's sessions in the order of their keys.
    ///
    /// @param fromKey
    ///            the first that is wanted
    Uni<Void> open(MarginQuestion question, String fromKey, Instant now) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(OPEN.formatted(question.by().key()))
                        .setParameter(1, question.firstDay())
                        .setParameter(2, now)
                        .setParameter(3, fromKey)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /// Fewer than [#SHARES_AT_ONCE] are the last ones.
    Uni<List<SessionShare>> next() {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(FETCH, Object[].class).getResultList())
                .map(rows -> rows.stream().map(MarginRepository::share).toList());
    }

    Uni<List<Money>> unattributed(MarginQuestion question, Instant now) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(UNATTRIBUTED, Object[].class)
                        .setParameter(1, question.firstDay())
                        .setParameter(2, now)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> new Money((Long) row[0], (String) row[1])).toList());
    }

    private static SessionShare share(@Nullable Object[] row) {
        return new SessionShare((String) row[0], (String) row[1], instant((OffsetDateTime) row[2]), (Long) row[3],
                (Long) row[4], (Boolean) row[5], row[6] == null ? null : new Money((Long) row[6], (String) row[7]));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
