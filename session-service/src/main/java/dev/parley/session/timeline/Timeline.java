package dev.parley.session.timeline;

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
    private static final String INSERT = """
            INSERT INTO timeline_entry (session_id, person_id, happened_at, learned_at, what, how, took_millis)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)""";

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
                        .executeUpdate())
                .invoke(() -> news.about(session))
                .replaceWithVoid();
    }

    /// @param what
    ///            such as `active`, `vendor.created` or `fact.transcript_ready`
    /// @param how
    ///            `ours` for what we did, else how the fact was learned
    public record Entry(Instant happenedAt, Instant learnedAt, String what, String how, @Nullable Long tookMillis) {
        private static final String OURS = "ours";

        public static Entry ours(Instant at, String what) {
            return new Entry(at, at, what, OURS, null);
        }

        public static Entry step(Instant at, String what, long tookMillis) {
            return new Entry(at, at, what, OURS, tookMillis);
        }

        public static Entry fact(Instant happenedAt, Instant learnedAt, String what, How how) {
            return new Entry(happenedAt, learnedAt, what, how.name().toLowerCase(Locale.ROOT), null);
        }
    }
}
