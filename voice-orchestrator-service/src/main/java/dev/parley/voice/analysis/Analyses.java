package dev.parley.voice.analysis;

import dev.parley.model.event.ConversationFact.AnalysisReady;
import dev.parley.model.event.Vendor;
import dev.parley.model.event.VoiceEvent.ConversationAnalysed;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.outbox.Outbox;
import dev.parley.voice.transcript.Quality;
import dev.parley.voice.transcript.Said;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One analysis for each talk: that of its last conversation at the vendor. Whoever counts is told the figures.
@ApplicationScoped
public class Analyses {
    private static final String STORE = """
            INSERT INTO analysis AS known (talk_id, person_id, title, summary, outcome, cost, vendor_seconds, how, turns,
                persons_turns, persons_share, longest_silence_seconds, interruptions, first_answer_seconds, analysed_at)
            VALUES (?1, ?2, CAST(?3 AS text), CAST(?4 AS text), CAST(?5 AS text), CAST(?6 AS bigint),
                CAST(?7 AS bigint), ?8, ?9, ?10, ?11, ?12, ?13, CAST(?14 AS double precision), ?15)
            ON CONFLICT (talk_id) DO UPDATE SET title = excluded.title, summary = excluded.summary,
                outcome = excluded.outcome, cost = excluded.cost, vendor_seconds = excluded.vendor_seconds,
                how = excluded.how, turns = excluded.turns, persons_turns = excluded.persons_turns,
                persons_share = excluded.persons_share, longest_silence_seconds = excluded.longest_silence_seconds,
                interruptions = excluded.interruptions, first_answer_seconds = excluded.first_answer_seconds,
                analysed_at = excluded.analysed_at
            WHERE (known.title, known.summary, known.outcome, known.cost, known.turns, known.interruptions)
                IS DISTINCT FROM (excluded.title, excluded.summary, excluded.outcome, excluded.cost, excluded.turns,
                    excluded.interruptions)""";
    private static final String FIND = """
            SELECT title, summary, outcome, cost, vendor_seconds, how, turns, persons_turns, persons_share,
                longest_silence_seconds, interruptions, first_answer_seconds, analysed_at
            FROM analysis WHERE talk_id = ?1""";

    private final Outbox outbox;
    private final Clock clock;

    Analyses(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Must be called with the talk locked. What comes again changes nothing and is not told again.
    @WithTransaction
    public Uni<Void> store(SessionId talk, PersonId person, AnalysisReady told, List<Said> said) {
        var now = clock.instant();
        var quality = Quality.of(said, told.interruptions());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STORE)
                        .setParameter(1, talk.value())
                        .setParameter(2, person.value())
                        .setParameter(3, told.title())
                        .setParameter(4, told.summary())
                        .setParameter(5, told.outcome())
                        .setParameter(6, told.cost())
                        .setParameter(7, told.lastedSeconds())
                        .setParameter(8, told.from().how().name().toLowerCase(Locale.ROOT))
                        .setParameter(9, quality.turns())
                        .setParameter(10, quality.personsTurns())
                        .setParameter(11, quality.personsShare())
                        .setParameter(12, quality.longestSilenceSeconds())
                        .setParameter(13, quality.interruptions())
                        .setParameter(14, quality.firstAnswerSeconds())
                        .setParameter(15, now)
                        .executeUpdate())
                .chain(changed -> changed == 0
                        ? Uni.createFrom().voidItem()
                        : outbox.append(new ConversationAnalysed(talk, person, Vendor.ELEVENLABS, now, told.outcome(),
                                told.cost(), quality)));
    }

    @WithTransaction
    public Uni<Optional<Analysis>> find(SessionId talk) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, talk.value())
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(Analyses::analysis));
    }

    private static Analysis analysis(Object[] row) {
        var quality = new dev.parley.model.event.VoiceEvent.Quality((Integer) row[6], (Integer) row[7],
                (Double) row[8], (Double) row[9], (Integer) row[10], (Double) row[11]);
        return new Analysis(Optional.ofNullable((String) row[0]), Optional.ofNullable((String) row[1]),
                Optional.ofNullable((String) row[2]), Optional.ofNullable((Long) row[3]),
                Optional.ofNullable((Long) row[4]), (String) row[5], quality, ((OffsetDateTime) row[12]).toInstant());
    }
}
