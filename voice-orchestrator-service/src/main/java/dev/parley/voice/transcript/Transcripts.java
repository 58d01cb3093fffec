package dev.parley.voice.transcript;

import dev.parley.model.event.Turn;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// Keeps what clients saved and what the vendor told beside each other. All of it goes on inside the caller's
/// transaction, with the talk locked.
@ApplicationScoped
public class Transcripts {
    private static final double LONGEST_SECONDS = Duration.ofDays(7).toSeconds();
    private static final String SAVE = """
            INSERT INTO message (conversation_id, client_id, talk_id, person_id, role, said, said_at)
            SELECT ?1, saved.client_id, ?2, ?3, saved.role, saved.said, CAST(saved.said_at AS timestamptz)
            FROM unnest(CAST(?4 AS text[]), CAST(?5 AS text[]), CAST(?6 AS text[]), CAST(?7 AS text[]))
                WITH ORDINALITY AS saved (client_id, role, said, said_at, place) ORDER BY saved.place
            ON CONFLICT (conversation_id, client_id) DO NOTHING""";
    private static final String TOLD_COUNT = "SELECT count(*) FROM vendor_turn WHERE vendor_conversation = ?1";
    private static final String FORGET_TOLD = "DELETE FROM vendor_turn WHERE vendor_conversation = ?1";
    private static final String TELL = """
            INSERT INTO vendor_turn (vendor_conversation, position, talk_id, person_id, role, said, said_at)
            SELECT ?1, turn.place, ?2, ?3, turn.role, turn.said, CAST(turn.said_at AS timestamptz)
            FROM unnest(CAST(?4 AS text[]), CAST(?5 AS text[]), CAST(?6 AS text[])) WITH ORDINALITY
                AS turn (role, said, said_at, place)""";
    private static final String SAVED = """
            SELECT role, said, said_at FROM message WHERE talk_id = ?1 ORDER BY said_at, arrived""";
    private static final String TOLD = """
            SELECT turn.role, turn.said, turn.said_at FROM vendor_turn turn
            JOIN ticket USING (vendor_conversation)
            WHERE turn.talk_id = ?1 ORDER BY ticket.issued_at, turn.position""";

    /// @return how many of them were not known yet
    public Uni<Integer> save(UUID conversation, SessionId talk, PersonId person, List<NewMessage> messages) {
        return Panache.getSession().chain(hibernate -> hibernate.createNativeQuery(SAVE)
                .setParameter(1, conversation)
                .setParameter(2, talk.value())
                .setParameter(3, person.value())
                .setParameter(4, texts(messages, NewMessage::clientId))
                .setParameter(5, texts(messages, message -> message.said().role().word()))
                .setParameter(6, texts(messages, message -> message.said().text()))
                .setParameter(7, texts(messages, message -> message.said().at().toString()))
                .executeUpdate());
    }

    /// What the vendor tells of one of its conversations; of several versions the fullest is kept.
    ///
    /// @param beganAt
    ///            when it began: turns count from then
    /// @return whether this one is
    public Uni<Boolean> tell(String vendorConversation, SessionId talk, PersonId person, Instant beganAt,
            List<Turn> turns) {
        var told = turns.stream().map(turn -> said(turn, beganAt)).toList();
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(TOLD_COUNT, Long.class)
                        .setParameter(1, vendorConversation)
                        .getSingleResult())
                .chain(known -> told.size() > known
                        ? replace(vendorConversation, talk, person, told).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /// All of it as one conversation.
    public Uni<List<Said>> of(SessionId talk) {
        return said(TOLD, talk).chain(told -> said(SAVED, talk).map(saved -> Merge.of(told, saved)));
    }

    private static Uni<Integer> replace(String vendorConversation, SessionId talk, PersonId person,
            List<Said> turns) {
        return Panache.getSession()
                .call(hibernate -> hibernate.createNativeQuery(FORGET_TOLD)
                        .setParameter(1, vendorConversation)
                        .executeUpdate())
                .chain(hibernate -> hibernate.createNativeQuery(TELL)
                        .setParameter(1, vendorConversation)
                        .setParameter(2, talk.value())
                        .setParameter(3, person.value())
                        .setParameter(4, texts(turns, said -> said.role().word()))
                        .setParameter(5, texts(turns, Said::text))
                        .setParameter(6, texts(turns, said -> said.at().toString()))
                        .executeUpdate());
    }

    private static Uni<List<Said>> said(String sql, SessionId talk) {
        return Panache.getSession()
                .chain((Mutiny.Session hibernate) -> hibernate.createNativeQuery(sql, Object[].class)
                        .setParameter(1, talk.value())
                        .getResultList())
                .map(rows -> rows.stream().map(Transcripts::said).toList());
    }

    private static Said said(Object[] row) {
        return new Said(Role.named((String) row[0]).orElse(Role.AGENT), (String) row[1],
                ((OffsetDateTime) row[2]).toInstant());
    }

    /// Whoever is not the person is the agent, whatever the vendor calls it.
    private static Said said(Turn turn, Instant beganAt) {
        var offset = Math.clamp(Objects.requireNonNullElse(turn.offsetSeconds(), 0.0), 0, LONGEST_SECONDS);
        var at = beganAt.plus(Duration.ofMillis(Math.round(offset * 1000)));
        return new Said(Role.named(turn.role()).orElse(Role.AGENT), turn.text().replace("\0", ""), at);
    }

    private static <T> String[] texts(List<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }
}
