package dev.parley.session.timeline;

import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.sql.Statements;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The record of a session. It is written in the transaction of what it records.
@ApplicationScoped
public class Timeline {
    /// A fact stands here once as news and, if a webhook brings it again, once as a duplicate. What we knew and found
    /// again by asking is not worth an entry.
    private static final String INSERT = """
            INSERT INTO timeline_entry (session_id, person_id, happened_at, learned_at, what, how, took_millis, vendor,
                                        delivery, is_late, fingerprint, is_duplicate)
            SELECT $1, $2, e.happened_at, e.learned_at, e.what, e.how, e.took_millis, e.vendor, e.delivery, e.is_late,
                   e.fingerprint, known.already
            FROM unnest($3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::bigint[], $8::text[],
                        $9::text[], $10::boolean[], $11::text[])
                     WITH ORDINALITY AS e (happened_at, learned_at, what, how, took_millis, vendor, delivery, is_late,
                                           fingerprint, position)
                 CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM timeline_entry t
                                                    WHERE t.session_id = $1 AND t.fingerprint = e.fingerprint)
                                    ) AS known (already)
            WHERE e.how IN ('ours', 'webhook') OR NOT known.already
            ORDER BY e.position
            ON CONFLICT DO NOTHING""";

    private final TimelineNews news;

    Timeline(TimelineNews news) {
        this.news = news;
    }

    @WithTransaction
    public Uni<Void> note(SessionId session, PersonId person, Entry entry) {
        return note(session, person, List.of(entry));
    }

    /// In their order.
    @WithTransaction
    public Uni<Void> note(SessionId session, PersonId person, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Statements.update(INSERT, session.value(), person.value(),
                column(entries, OffsetDateTime[]::new, entry -> entry.happenedAt().atOffset(ZoneOffset.UTC)),
                column(entries, OffsetDateTime[]::new, entry -> entry.learnedAt().atOffset(ZoneOffset.UTC)),
                column(entries, String[]::new, Entry::what),
                column(entries, String[]::new, Entry::how),
                column(entries, Long[]::new, Entry::tookMillis),
                column(entries, String[]::new, Entry::vendor),
                column(entries, String[]::new, Entry::delivery),
                column(entries, Boolean[]::new, Entry::isLate),
                column(entries, String[]::new, Entry::fingerprint))
                .invoke(noted -> {
                    if (noted > 0) {
                        news.about(session);
                    }
                })
                .replaceWithVoid();
    }

    private static <T> @Nullable T[] column(List<Entry> entries, IntFunction<@Nullable T[]> array,
            Function<Entry, ? extends @Nullable T> value) {
        var column = array.apply(entries.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(entries.get(i));
        }
        return column;
    }

    /// @param what
    ///            such as `active`, `vendor.created` or `fact.transcript_ready`
    /// @param how
    ///            `ours` for what we did, else how the fact was learned
    /// @param delivery
    ///            the stored webhook delivery that told of it, where one did
    /// @param isLate
    ///            whether it was learned after the session that it is part of, or long after it happened
    /// @param isDuplicate
    ///            whether it was known already; decided when it is noted
    /// @param fingerprint
    ///            what tells a fact from the others of its session; only for noting
    public record Entry(Instant happenedAt, Instant learnedAt, String what, String how, @Nullable Long tookMillis,
            @Nullable String vendor, @Nullable String delivery, boolean isLate, boolean isDuplicate,
            @Nullable String fingerprint) {
        private static final String OURS = "ours";

        public static Entry ours(Instant at, String what) {
            return ours(at, what, null);
        }

        public static Entry step(Instant at, String what, long tookMillis) {
            return ours(at, what, tookMillis);
        }

        public static Entry fact(String what, Provenance from, boolean isLate, String fingerprint) {
            return new Entry(from.happenedAt(), from.learnedAt(), what, name(from.how()), null, from.vendor().code(),
                    from.delivery(), isLate, false, fingerprint);
        }

        private static Entry ours(Instant at, String what, @Nullable Long tookMillis) {
            return new Entry(at, at, what, OURS, tookMillis, null, null, false, false, null);
        }

        private static String name(How how) {
            return how.name().toLowerCase(Locale.ROOT);
        }
    }
}
