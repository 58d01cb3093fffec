package dev.parley.session.timeline;

import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The record of a session. It is written in the transaction of what it records.
@ApplicationScoped
public class Timeline {
    /// A fact stands here once as news and, if a webhook brings it again, once as a duplicate. What we knew and found
    /// again by asking is not worth an entry.
    private static final String INSERT = """
            INSERT INTO timeline_entry (session_id, person_id, happened_at, learned_at, what, how, took_millis, vendor,
                                        delivery, is_late, fingerprint, is_duplicate)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, known.already
            FROM (SELECT EXISTS (SELECT FROM timeline_entry WHERE session_id = ?1 AND fingerprint = ?11)) AS known (already)
            WHERE ?6 IN ('ours', 'webhook') OR NOT known.already
            ON CONFLICT DO NOTHING""";

    private final TimelineNews news;

    Timeline(TimelineNews news) {
        this.news = news;
    }

    @WithTransaction
    public Uni<Void> note(SessionId session, PersonId person, Entry entry) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(INSERT)
                        .setParameter(1, session.value())
                        .setParameter(2, person.value())
                        .setParameter(3, entry.happenedAt())
                        .setParameter(4, entry.learnedAt())
                        .setParameter(5, entry.what())
                        .setParameter(6, entry.how())
                        .setParameter(7, entry.tookMillis())
                        .setParameter(8, entry.vendor())
                        .setParameter(9, entry.delivery())
                        .setParameter(10, entry.isLate())
                        .setParameter(11, entry.fingerprint())
                        .executeUpdate())
                .invoke(noted -> {
                    if (noted > 0) {
                        news.about(session);
                    }
                })
                .replaceWithVoid();
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
