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
    /// Of `db/migration/R__timeline.sql`.
    private static final String NOTE = "SELECT note($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

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
        return Statements.number(NOTE, session.value(), person.value(),
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
